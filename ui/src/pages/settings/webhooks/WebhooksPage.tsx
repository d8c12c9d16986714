import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWebhooks } from '../../../api/settings';
import type { Webhook } from '../../../api/types';
import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Barred } from '../../../parts/Barred';
import { Nothing } from '../../../parts/Nothing';
import { useCannot } from '../../../session/may';
import { SecretOnce } from '../SecretOnce';
import { WebhookDialogue } from './WebhookDialogue';
import { WebhookPanel } from './WebhookPanel';

/** Webhooks: who is told what happens. */
export default function WebhooksPage() {
  const t = useWords();
  const cannot = useCannot()('webhooks');
  const webhooks = useWebhooks(cannot === null);
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  usePageTitle(t('nav.webhooks'));
  if (cannot !== null) return <Barred title={t('nav.webhooks')} why={cannot} />;
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{t('nav.webhooks')}</h1>
          <p className="soft">{t('webhooks.what')}</p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('webhooks.add')}
        </Button>
      </div>
      {secret === null ? null : <SecretOnce title={t('webhooks.once')} secret={secret} onClose={() => setSecret(null)} />}
      <Answer of={webhooks}>
        {(data) =>
          data.items.length === 0 ? (
            <Nothing title={t('webhooks.none')}>
              <p>{t('webhooks.none_what')}</p>
            </Nothing>
          ) : (
            data.items.map((webhook) => <WebhookPanel key={webhook.id} webhook={webhook} onEdit={() => setEditing(webhook)} />)
          )
        }
      </Answer>
      {editing === null ? null : (
        <WebhookDialogue webhook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSecret={setSecret} />
      )}
    </div>
  );
}
