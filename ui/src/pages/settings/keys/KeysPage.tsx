import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../../api/settings';
import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Barred } from '../../../parts/Barred';
import { Nothing } from '../../../parts/Nothing';
import { Panel } from '../../../parts/Panel';
import { useCannot } from '../../../session/may';
import { SecretOnce } from '../SecretOnce';
import { KeyDialogue } from './KeyDialogue';
import { KeyTable } from './KeyTable';

/** API keys: who may call, and what they may. */
export default function KeysPage() {
  const t = useWords();
  const cannot = useCannot()('keys');
  const keys = useKeys(cannot === null);
  const [making, setMaking] = useState(false);
  const [fresh, setFresh] = useState<string | null>(null);
  usePageTitle(t('nav.keys'));
  if (cannot !== null) return <Barred title={t('nav.keys')} why={cannot} />;
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{t('nav.keys')}</h1>
          <p className="soft">{t('keys_page.what')}</p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t('keys_page.add')}
        </Button>
      </div>
      {fresh === null ? null : <SecretOnce title={t('keys_page.once')} secret={fresh} onClose={() => setFresh(null)} />}
      <Panel title={t('keys_page.list')} flush>
        <Answer of={keys}>
          {(data) => (data.items.length === 0 ? <Nothing title={t('keys_page.none')} /> : <KeyTable keys={data.items} />)}
        </Answer>
      </Panel>
      {making ? <KeyDialogue onClose={() => setMaking(false)} onMade={setFresh} /> : null}
    </div>
  );
}
