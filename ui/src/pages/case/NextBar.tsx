import { HourglassOutlined, RightCircleOutlined } from '@ant-design/icons';
import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { Left } from '../../parts/Left';
import { Mark } from '../../parts/Mark';
import { useBusinessNow } from '../../time/clock';
import { shortTime } from '../../time/format';
import styles from './NextBar.module.css';

/** What happens next and by when. */
export function NextBar({ it }: { it: Interception }) {
  const t = useWords();
  const now = useBusinessNow();
  if (it.outcome) {
    return (
      <div className={styles['bar']}>
        <span className={styles['label']}>{t('case.outcome')}</span>
        <span className={styles['what']}>{it.outcome.text}</span>
      </div>
    );
  }
  return (
    <div className={styles['bar']} role="status">
      <span className={styles['label']}>
        <RightCircleOutlined aria-hidden="true" /> {t('case.next')}
      </span>
      <span className={styles['what']}>{it.next?.text ?? t('case.next_none')}</span>
      {it.next?.by ? (
        <>
          <span className="faint nums">{t('case.by', { time: shortTime(it.next.by, now) })}</span>
          <Left by={it.next.by} />
        </>
      ) : null}
      {it.next?.check_at ? <span className="faint nums">{t('case.check', { time: shortTime(it.next.check_at, now) })}</span> : null}
      {it.waiting ? (
        <Mark tone="warn" icon={<HourglassOutlined />}>
          {it.waiting.text}
        </Mark>
      ) : null}
    </div>
  );
}
