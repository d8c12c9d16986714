import { useWords } from '../i18n';
import { useConnection } from '../live/connection';
import { Note } from '../parts/Note';
import styles from './ConnectionBar.module.css';

/** Says that the server does not answer, and that nothing typed is lost. */
export function ConnectionBar() {
  const t = useWords();
  const { reachable } = useConnection();
  return (
    <div role="status" aria-live="polite">
      {reachable ? null : (
        <div className={styles['bar']}>
          <Note tone="warn" title={t('offline.title')}>
            <p>{t('offline.what')}</p>
          </Note>
        </div>
      )}
    </div>
  );
}
