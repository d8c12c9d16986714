import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { api, body } from '../../../api/client';
import type { Webhook } from '../../../api/types';
import { useWords } from '../../../i18n';
import { Trouble } from '../../../parts/Trouble';
import styles from './WebhookDialogue.module.css';

/** API.md: webhook events. */
const TYPES = [
  'interception.requested',
  'interception.held',
  'interception.approved',
  'interception.rejected',
  'interception.dispatched',
  'interception.acknowledged',
  'interception.in_doubt',
  'interception.diverted',
  'interception.redirected',
  'interception.completed',
  'interception.refused',
  'interception.failed',
  'interception.withdrawn',
  'interception.escalated',
  'interception.contradicted',
  'parcel.stage_changed',
  'order.verification_failing',
];

interface Props {
  webhook: Webhook | null;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

export function WebhookDialogue({ webhook, onClose, onSecret }: Props) {
  const t = useWords();
  const ids = useId();
  const client = useQueryClient();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [types, setTypes] = useState<string[]>(webhook?.types ?? []);
  const save = useMutation({
    mutationFn: () => {
      const sent = { url: url.trim(), types };
      if (webhook === null) return body(api.POST('/api/v1/webhooks', { body: sent }));
      return body(api.PUT('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id } }, body: sent }));
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['webhooks'] });
      if (made.secret) onSecret(made.secret);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(webhook === null ? 'webhooks.add' : 'webhooks.edit')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: url.trim() === '' }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles['form']}>
        <label htmlFor={`${ids}url`}>{t('webhooks.url')}</label>
        <Input id={`${ids}url`} autoFocus type="url" value={url} maxLength={500} placeholder="https://oms.example.com/gaidao" onChange={(event) => setUrl(event.target.value)} />
        <label htmlFor={`${ids}types`}>{t('webhooks.types_wanted')}</label>
        <Select id={`${ids}types`} mode="multiple" allowClear value={types} placeholder={t('webhooks.all_types')} options={TYPES.map((type) => ({ value: type, label: type }))} onChange={(next: string[]) => setTypes(next)} />
        <p className="faint">{t('webhooks.signed')}</p>
        {save.isError ? <Trouble error={save.error} /> : null}
      </div>
    </Modal>
  );
}
