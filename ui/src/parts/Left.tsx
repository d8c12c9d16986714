import { ClockCircleOutlined, ExclamationCircleOutlined, HourglassOutlined } from '@ant-design/icons';
import { useWords } from '../i18n';
import { useBusinessNow } from '../time/clock';
import { fullTime, shortTime, span } from '../time/format';
import styles from './Left.module.css';

/** Under this much time the number is marked; a matter of looks, nothing depends on it. */
const SOON_MS = 15 * 60_000;

/** Time left until something is due. */
export function Left({ by }: { by: string | null | undefined }) {
  const t = useWords();
  const now = useBusinessNow();
  if (by === null || by === undefined) return <span className="faint">{t('time.no_deadline')}</span>;
  if (now === null) {
    return (
      <time dateTime={by} title={fullTime(by)} className={styles['left']}>
        {t('case.by', { time: shortTime(by, now) })}
      </time>
    );
  }
  const left = Date.parse(by) - now;
  const over = left < 0;
  const soon = !over && left < SOON_MS;
  const icon = over ? <ExclamationCircleOutlined /> : soon ? <HourglassOutlined /> : <ClockCircleOutlined />;
  return (
    <time dateTime={by} title={fullTime(by)} className={`${styles['left']} ${over ? styles['over'] : soon ? styles['soon'] : ''}`}>
      <span aria-hidden="true">{icon}</span>
      {over ? t('time.over', { span: span(left, t) }) : t('time.left', { span: span(left, t) })}
    </time>
  );
}
