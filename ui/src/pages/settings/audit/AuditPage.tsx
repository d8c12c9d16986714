import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, body } from '../../../api/client';
import { useAudit } from '../../../api/settings';
import { usePageTitle } from '../../../app/usePageTitle';
import { useCodeWords, useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Barred } from '../../../parts/Barred';
import { DataTable } from '../../../parts/DataTable';
import { Nothing } from '../../../parts/Nothing';
import { Pager } from '../../../parts/Pager';
import { Panel } from '../../../parts/Panel';
import { Trouble } from '../../../parts/Trouble';
import { useActorName } from '../../../parts/useActorName';
import { useCursor } from '../../../parts/useCursor';
import { useCannot } from '../../../session/may';
import { fullTime } from '../../../time/format';
import { reasonOf } from './reasonOf';
import { Subject } from './Subject';
import { Verified } from './Verified';

/** The audit log: who did what; the chain of hashes can be checked. */
export default function AuditPage() {
  const t = useWords();
  const words = useCodeWords();
  const cursor = useCursor();
  const actorName = useActorName();
  const cannot = useCannot()('audit');
  const audit = useAudit(cursor.cursor, cannot === null);
  const verify = useMutation({ mutationFn: () => body(api.GET('/api/v1/audit/verify')) });
  usePageTitle(t('nav.audit'));
  if (cannot !== null) return <Barred title={t('nav.audit')} why={cannot} />;
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{t('nav.audit')}</h1>
          <p className="soft">{t('audit.what')}</p>
        </div>
        <Button type="primary" icon={<SafetyCertificateOutlined />} loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify')}
        </Button>
      </div>
      {verify.isError ? <Trouble error={verify.error} onRetry={() => verify.mutate()} /> : null}
      {verify.data ? <Verified check={verify.data} /> : null}
      <Panel title={t('audit.entries')} flush extra={<Pager page={cursor.page} onBack={cursor.back} onNext={cursor.next(audit.data?.next_cursor)} />}>
        <Answer of={audit} rows={8}>
          {(page) =>
            page.items.length === 0 ? (
              <Nothing title={t('audit.none')} />
            ) : (
              <DataTable
                name={t('audit.entries')}
                rows={page.items}
                rowKey={(entry) => String(entry.seq)}
                columns={[
                  { key: 'seq', title: '#', tight: true, render: (entry) => <span className="nums">{entry.seq}</span> },
                  { key: 'at', title: t('audit.at'), tight: true, render: (entry) => <time dateTime={entry.at}>{fullTime(entry.at)}</time> },
                  { key: 'actor', title: t('audit.actor'), render: (entry) => <span title={entry.actor}>{entry.actor_name ?? actorName(entry.actor)}</span> },
                  { key: 'action', title: t('audit.action'), tight: true, render: (entry) => <code>{entry.action}</code> },
                  { key: 'subject', title: t('audit.subject'), render: (entry) => <Subject subject={entry.subject} /> },
                  { key: 'detail', title: t('audit.detail'), render: (entry) => words('reason', reasonOf(entry.detail)) },
                  { key: 'hash', title: t('audit.hash'), tight: true, render: (entry) => <code title={entry.hash}>{entry.hash.slice(0, 12)}…</code> },
                ]}
              />
            )
          }
        </Answer>
      </Panel>
    </div>
  );
}
