import { CheckCircleOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, body } from '../../../api/client';
import type { Webhook } from '../../../api/types';
import { useWords } from '../../../i18n';
import { Ago } from '../../../parts/Ago';
import { Mark } from '../../../parts/Mark';
import { Panel } from '../../../parts/Panel';
import { Trouble } from '../../../parts/Trouble';
import { Deliveries } from './Deliveries';

/** One endpoint with its deliveries. */
export function WebhookPanel({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const params = { path: { id: webhook.id } };
  const settled = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  const test = useMutation({ mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/test', { params })), onSettled: settled });
  const remove = useMutation({ mutationFn: () => body(api.DELETE('/api/v1/webhooks/{id}', { params })), onSettled: settled });
  const failed = test.error ?? remove.error;
  const enabled = webhook.state === 'enabled';
  return (
    <Panel
      title={
        <>
          <span className="mono">{webhook.url}</span>
          <Mark tone={enabled ? 'good' : 'bad'} icon={enabled ? <CheckCircleOutlined /> : <StopOutlined />}>
            {t(enabled ? 'webhooks.enabled' : 'webhooks.disabled')}
          </Mark>
          {webhook.failing_since ? (
            <Mark tone="warn" icon={<WarningOutlined />}>
              {t('webhooks.failing')} <Ago at={webhook.failing_since} brief />
            </Mark>
          ) : null}
        </>
      }
      extra={
        <span className="row">
          <Button size="small" loading={test.isPending} onClick={() => test.mutate()}>
            {t('webhooks.test')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('webhooks.edit')}
          </Button>
          <Popconfirm title={t('webhooks.remove_q')} okText={t('webhooks.remove')} cancelText={t('cancel')} onConfirm={() => remove.mutate()}>
            <Button size="small" danger loading={remove.isPending}>
              {t('webhooks.remove')}
            </Button>
          </Popconfirm>
        </span>
      }
    >
      <div className="stack">
        {failed ? <Trouble error={failed} /> : null}
        {webhook.disabled_why ? <p>{t('webhooks.disabled_why', { why: webhook.disabled_why })}</p> : null}
        <p className="soft">
          {t('webhooks.types')}
          {webhook.types.length === 0 ? t('webhooks.all_types') : webhook.types.join('、')}
        </p>
        <Deliveries id={webhook.id} />
      </div>
    </Panel>
  );
}
