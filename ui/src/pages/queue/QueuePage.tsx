import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useInterceptions, useParcel } from '../../api/reads';
import { usePageTitle } from '../../app/usePageTitle';
import { useShortcut } from '../../app/useShortcut';
import { useWords } from '../../i18n';
import { Answer } from '../../parts/Answer';
import { Pager } from '../../parts/Pager';
import { Panel } from '../../parts/Panel';
import { useCursor } from '../../parts/useCursor';
import { CaseTable } from './CaseTable';
import { Filters } from './Filters';
import { KeyHints } from './KeyHints';
import { NewDialogue } from './NewDialogue';
import { QueueEmpty } from './QueueEmpty';
import { moveRow } from './moveRow';
import { viewOf } from './views';

const PAGE_SIZE = 50;

/** 工作台: open cases by time left. */
export function QueuePage() {
  const t = useWords();
  const [params] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const cursor = useCursor();
  const state = params.get('state') ?? undefined;
  const courier = params.get('courier') ?? undefined;
  const view = viewOf(params.get('view'));
  const queue = useInterceptions({ state, courier, waiting: view === 'open' ? true : undefined, needs_person: view === 'person' ? true : undefined, limit: PAGE_SIZE, cursor: cursor.cursor });
  const first = queue.data?.items[0];
  // A parcel's age tells the server's time, against which time left is reckoned.
  useParcel(first === undefined ? null : { courier: first.courier, waybill_no: first.waybill_no });
  usePageTitle(t('nav.queue'));
  useShortcut('j', () => moveRow(1));
  useShortcut('k', () => moveRow(-1));
  useShortcut('n', () => setAsking(true));
  return (
    <div className="stack">
      <div className="spread">
        <h1>{t('nav.queue')}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
          {t('queue.new')}
        </Button>
      </div>
      <Panel
        title={t(`queue.title_${view}`)}
        extra={<Filters onChange={cursor.first} />}
        flush
      >
        <Answer of={queue} rows={8}>
          {(page) =>
            page.items.length === 0 ? (
              <QueueEmpty filtered={state !== undefined || courier !== undefined || view !== 'open'} />
            ) : (
              <CaseTable cases={page.items} />
            )
          }
        </Answer>
      </Panel>
      <div className="spread">
        <KeyHints />
        <Pager page={cursor.page} onBack={cursor.back} onNext={cursor.next(queue.data?.next_cursor)} />
      </div>
      <NewDialogue open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
