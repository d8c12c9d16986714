import type { AccountTest } from '../../../api/types';
import { useWords } from '../../../i18n';
import { Note } from '../../../parts/Note';
import { Trouble } from '../../../parts/Trouble';
import styles from './TestResult.module.css';

/** What the harmless test call brought. */
export function TestResult({ result, error }: { result: AccountTest | undefined; error: Error | null }) {
  const t = useWords();
  if (error !== null) {
    return (
      <div className={styles['result']}>
        <Trouble error={error} />
      </div>
    );
  }
  if (result === undefined) return null;
  return (
    <div className={styles['result']} role="status">
      <Note tone={result.ok ? 'good' : result.code === 'not_tested' ? 'info' : 'bad'} title={result.text}>
        <p className="faint">
          <code>{result.code}</code>
          {typeof result.took_ms === 'number' ? ` · ${t('accounts.took', { ms: result.took_ms })}` : ''}
        </p>
      </Note>
    </div>
  );
}
