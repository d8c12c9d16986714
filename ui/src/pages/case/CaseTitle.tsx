import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { useApiText } from '../../i18n/apiText';
import { CopyButton } from '../../parts/CopyButton';
import { CaseMarks } from '../queue/CaseMarks';
import styles from './CaseTitle.module.css';

export function CaseTitle({ it, courier }: { it: Interception; courier: string }) {
  const t = useWords();
  const apiText = useApiText();
  return (
    <div className={styles['title']}>
      <h1>
        {apiText('kind', it.kind, it.kind_text)}{' '}
        <span className={styles['parcel']}>
          {courier} <span className="mono">{it.waybill_no}</span>
        </span>
      </h1>
      <CopyButton text={it.waybill_no} name={t('parcel.copy')} />
      <CaseMarks it={it} />
    </div>
  );
}
