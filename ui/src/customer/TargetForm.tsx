import type { TargetFields } from '../intercept/draft';
import { Field } from './Field';
import { RegionFields } from './RegionFields';
import styles from './TargetForm.module.css';
import { useWords } from './words';

interface Props {
  target: TargetFields;
  /** What the message lacked: `region`, `detail`, `name`, `mobile`. */
  missing: readonly string[];
  /** Submitting was tried: what is still empty is marked. */
  tried: boolean;
  onChange: (part: Partial<TargetFields>) => void;
}

/** What was understood, to be mended by hand. */
export function TargetForm({ target, missing, tried, onChange }: Props) {
  const t = useWords();
  const lacks = (field: keyof TargetFields, code: string): string | null =>
    target[field].trim() === '' && (tried || missing.includes(code)) ? t('field.lacks') : null;
  return (
    <div className={styles['form']}>
      <Field label={t('field.name')} lacks={lacks('name', 'name')}>
        {(parts) => <input type="text" value={target.name} maxLength={64} autoComplete="off" onChange={(event) => onChange({ name: event.target.value })} {...parts} />}
      </Field>
      <Field label={t('field.phone')} lacks={lacks('phone', 'mobile')}>
        {(parts) => <input type="tel" value={target.phone} maxLength={32} autoComplete="off" onChange={(event) => onChange({ phone: event.target.value })} {...parts} />}
      </Field>
      <RegionFields target={target} lacking={tried || missing.includes('region')} onChange={onChange} />
      <div className={styles['wide']}>
        <Field label={t('field.detail')} lacks={lacks('detail', 'detail')}>
          {(parts) => <input type="text" value={target.detail} maxLength={200} autoComplete="off" onChange={(event) => onChange({ detail: event.target.value })} {...parts} />}
        </Field>
      </div>
    </div>
  );
}
