import { Input, Select } from 'antd';
import { useId } from 'react';
import type { CardField } from '../../../api/card';
import { useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import styles from './AccountsPage.module.css';

interface Props {
  field: CardField;
  value: string;
  /** A secret that is stored already. */
  kept: boolean;
  onChange: (value: string) => void;
}

/** One field of a card. */
export function FieldInput({ field, value, kept, onChange }: Props) {
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  const label = language === 'zh' ? field.labelZh : field.labelEn;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>
        {label} {field.required ? <span className={styles['need']}>{t('accounts.required')}</span> : null}
      </label>
      {field.choices.length > 0 ? (
        <Select id={id} className={styles['full']} allowClear value={value || null} options={field.choices.map((choice) => ({ value: choice, label: choice }))} onChange={(next: string | null | undefined) => onChange(next ?? '')} />
      ) : field.secret ? (
        <Input.Password id={id} value={value} maxLength={field.lengthMax} autoComplete="new-password" placeholder={kept ? t('accounts.secret_kept') : undefined} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input id={id} value={value} maxLength={field.lengthMax} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      {field.help === '' ? null : <p className="faint">{field.help}</p>}
    </div>
  );
}
