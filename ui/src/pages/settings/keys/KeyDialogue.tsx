import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { api, body } from '../../../api/client';
import { useCodeWords, useWords } from '../../../i18n';
import { Trouble } from '../../../parts/Trouble';
import styles from './KeyDialogue.module.css';

const SCOPES = ['read', 'write', 'reveal', 'approve', 'resend', 'clear_text', 'accounts', 'webhooks', 'keys', 'audit', 'users', 'settings'];

interface Props {
  onClose: () => void;
  onMade: (key: string) => void;
}

export function KeyDialogue({ onClose, onMade }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const ids = useId();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['read', 'write']);
  const make = useMutation({
    mutationFn: () => body(api.POST('/api/v1/api-keys', { body: { name: name.trim(), scopes } })),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      if (made.key) onMade(made.key);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('keys_page.add')}
      okText={t('keys_page.make')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: name.trim() === '' || scopes.length === 0 }}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className={styles['form']}>
        <label htmlFor={`${ids}name`}>{t('keys_page.name')}</label>
        <Input id={`${ids}name`} autoFocus value={name} maxLength={100} placeholder={t('keys_page.name_hint')} onChange={(event) => setName(event.target.value)} />
        <span id={`${ids}scopes`} className={styles['label']}>
          {t('keys_page.scopes')}
        </span>
        <Checkbox.Group
          className={styles['scopes']}
          aria-labelledby={`${ids}scopes`}
          value={scopes}
          options={SCOPES.map((scope) => ({ value: scope, label: words('scope', scope) }))}
          onChange={(chosen) => setScopes(chosen.map(String))}
        />
        {make.isError ? <Trouble error={make.error} /> : null}
      </div>
    </Modal>
  );
}
