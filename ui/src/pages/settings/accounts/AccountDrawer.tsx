import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Card } from '../../../api/card';
import { api, body } from '../../../api/client';
import type { Account } from '../../../api/types';
import { useCodeWords, useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import { Trouble } from '../../../parts/Trouble';
import { EvidenceMark } from '../EvidenceMark';
import styles from './AccountsPage.module.css';
import { FieldInput } from './FieldInput';
import { environmentsOf, sentFields, startFields } from './fields';

interface Props {
  account: Account | null;
  cards: readonly Card[];
  onClose: () => void;
}

/** The form of an account, as its connector's card describes it. */
export function AccountDrawer({ account, cards, onClose }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const language = useLanguage();
  const client = useQueryClient();
  const ids = useId();
  const [connector, setConnector] = useState(account?.connector ?? cards[0]?.id ?? '');
  const card = cards.find((each) => each.id === connector);
  const [id, setId] = useState(account?.id ?? '');
  const [environment, setEnvironment] = useState(account?.environment ?? card?.environments[0] ?? 'production');
  const [baseUrl, setBaseUrl] = useState(account?.base_url ?? '');
  const [isDefault, setDefault] = useState(account?.default ?? true);
  const [disabled, setDisabled] = useState(account?.disabled ?? false);
  const [fields, setFields] = useState(() => startFields(account));
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/v1/accounts/{id}', {
          params: { path: { id: id.trim() } },
          body: {
            connector,
            environment,
            base_url: baseUrl.trim() === '' ? null : baseUrl.trim(),
            default: isDefault,
            disabled,
            fields: sentFields(fields, card?.fields ?? []),
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
    },
  });
  return (
    <Drawer
      open
      size={520}
      title={account === null ? t('accounts.add') : t('accounts.edit_title', { id: account.id })}
      onClose={onClose}
      footer={
        <div className={styles['footer']}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={save.isPending} disabled={id.trim() === ''} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <div className={styles['form']}>
        <div className={styles['field']}>
          <label htmlFor={`${ids}connector`}>{t('accounts.connector')}</label>
          <Select
            id={`${ids}connector`}
            className={styles['full']}
            value={connector}
            disabled={account !== null}
            options={cards.map((each) => ({ value: each.id, label: language === 'zh' ? each.nameZh : each.nameEn }))}
            onChange={(next: string) => setConnector(next)}
          />
          {card === undefined ? null : (
            <p className="row">
              <EvidenceMark evidence={card.evidence} />
              <span className="faint">{words('evidence_what', card.evidence)}</span>
            </p>
          )}
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${ids}id`}>{t('accounts.id')}</label>
          <Input id={`${ids}id`} value={id} maxLength={64} disabled={account !== null} placeholder={`${connector}-main`} onChange={(event) => setId(event.target.value)} />
          <p className="faint">{t('accounts.id_what')}</p>
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${ids}environment`}>{t('accounts.environment')}</label>
          <Select
            id={`${ids}environment`}
            className={styles['full']}
            value={environment}
            options={environmentsOf(card, account).map((each) => ({ value: each, label: words('environment', each) }))}
            onChange={(next: string) => setEnvironment(next)}
          />
        </div>
        {card?.fields.map((field) => (
          <FieldInput
            key={`${connector} ${field.key}`}
            field={field}
            value={fields[field.key] ?? ''}
            kept={account?.secrets_set.includes(field.key) ?? false}
            onChange={(value) => setFields({ ...fields, [field.key]: value })}
          />
        ))}
        <div className={styles['field']}>
          <label htmlFor={`${ids}base`}>{t('accounts.base_url')}</label>
          <Input id={`${ids}base`} value={baseUrl} maxLength={200} placeholder={t('accounts.base_url_hint')} onChange={(event) => setBaseUrl(event.target.value)} />
        </div>
        <Checkbox checked={isDefault} onChange={(event) => setDefault(event.target.checked)}>
          {t('accounts.make_default')}
        </Checkbox>
        <Checkbox checked={disabled} onChange={(event) => setDisabled(event.target.checked)}>
          {t('accounts.make_disabled')}
        </Checkbox>
        {save.isError ? <Trouble error={save.error} /> : null}
      </div>
    </Drawer>
  );
}
