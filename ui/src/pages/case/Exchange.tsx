import type { Attempt } from '../../api/types';
import { useWords } from '../../i18n';
import styles from './Exchange.module.css';

function written(value: unknown): string {
  return value === null || value === undefined ? '—' : JSON.stringify(value, null, 2);
}

/** Request and reply of one call, values hidden by the server. */
export function Exchange({ attempt }: { attempt: Attempt }) {
  const t = useWords();
  return (
    <div className={styles['exchange']}>
      <div>
        <h3>{t('attempts.request', { no: attempt.no })}</h3>
        <pre>{written(attempt.request)}</pre>
      </div>
      <div>
        <h3>{t('attempts.reply', { no: attempt.no })}</h3>
        <pre>{written(attempt.reply)}</pre>
      </div>
      <p className="faint">
        {t('attempts.reference')} <code>{attempt.reference}</code> · SHA-256 <code>{attempt.digest}</code>
      </p>
    </div>
  );
}
