import { Input } from 'antd';
import { useId } from 'react';
import { useWords } from '../i18n';
import type { TargetFields } from './draft';
import { FieldLabel } from './FieldLabel';
import { RegionFields } from './RegionFields';
import styles from './TargetForm.module.css';

interface Props {
  target: TargetFields;
  /** What the message lacked: `region`, `detail`, `name`, `mobile`. */
  missing: readonly string[];
  onChange: (part: Partial<TargetFields>) => void;
}

/** What was understood, to be mended by hand. */
export function TargetForm({ target, missing, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const lacks = (field: keyof TargetFields, code: string): boolean => target[field].trim() === '' && missing.includes(code);
  return (
    <div className={styles['form']}>
      <div className={styles['half']}>
        <FieldLabel htmlFor={`${id}name`} lacks={lacks('name', 'name')}>
          {t('target.name')}
        </FieldLabel>
        <Input id={`${id}name`} value={target.name} maxLength={64} required autoComplete="off" status={lacks('name', 'name') ? 'warning' : undefined} onChange={(event) => onChange({ name: event.target.value })} />
      </div>
      <div className={styles['half']}>
        <FieldLabel htmlFor={`${id}phone`} lacks={lacks('phone', 'mobile')}>
          {t('target.phone')}
        </FieldLabel>
        <Input id={`${id}phone`} value={target.phone} maxLength={32} required autoComplete="off" inputMode="tel" status={lacks('phone', 'mobile') ? 'warning' : undefined} onChange={(event) => onChange({ phone: event.target.value })} />
      </div>
      <RegionFields target={target} lacking={missing.includes('region')} onChange={onChange} />
      <div className={styles['wide']}>
        <FieldLabel htmlFor={`${id}detail`} lacks={lacks('detail', 'detail')}>
          {t('target.detail')}
        </FieldLabel>
        <Input id={`${id}detail`} value={target.detail} maxLength={200} required autoComplete="off" status={lacks('detail', 'detail') ? 'warning' : undefined} onChange={(event) => onChange({ detail: event.target.value })} />
      </div>
    </div>
  );
}
