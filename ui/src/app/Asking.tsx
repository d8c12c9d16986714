import type { Problem } from '../api/problem';
import { Loading } from '../parts/Loading';
import { Trouble } from '../parts/Trouble';
import { begin } from '../session/door';
import styles from './ErrorBoundary.module.css';

/** Before the server has said who we are; without an answer, why and once more. */
export function Asking({ problem }: { problem: Problem | null }) {
  return (
    <main className={styles['broken']}>
      {problem === null ? <Loading rows={6} /> : <Trouble error={problem} onRetry={() => void begin()} />}
    </main>
  );
}
