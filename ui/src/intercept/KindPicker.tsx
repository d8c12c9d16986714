import { Radio } from 'antd';
import { useCouriers } from '../api/reads';
import { useCodeWords, useWords } from '../i18n';
import { KINDS } from './kinds';
import styles from './KindPicker.module.css';
import { useOffered } from './useOffered';

interface Props {
  courier: string;
  value: string;
  onChange: (kind: string) => void;
}

/** What shall happen. A kind that no card of this courier offers is shown, and says so. */
export function KindPicker({ courier, value, onChange }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const couriers = useCouriers();
  const cards = couriers.data?.find((each) => each.code === courier)?.cards;
  const offered = useOffered(courier);
  const note = cards?.flatMap((card) => card.kinds).find((kind) => kind.kind === value)?.note ?? '';
  return (
    <div className={styles['kinds']}>
      <Radio.Group value={value} onChange={(event) => onChange(String(event.target.value))} className={styles['group']} aria-label={t('draft.kind')}>
        {KINDS.map((kind) => {
          const missing = offered !== null && !offered.includes(kind);
          return (
            <Radio key={kind} value={kind} disabled={missing}>
              {words('kind', kind)}
              {missing ? <span className={styles['missing']}>{t('draft.kind_missing')}</span> : null}
            </Radio>
          );
        })}
      </Radio.Group>
      {note === '' ? null : <p className="faint">{note}</p>}
    </div>
  );
}
