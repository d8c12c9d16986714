import { Icon } from '../plain/Icon';
import { useBusinessNow } from '../time/clock';
import { shortTime } from '../time/format';
import styles from './Milestones.module.css';
import type { Milestone } from './types';
import { useCodeWord, useWords } from './words';

interface Props {
  milestones: readonly Milestone[];
  /** What happens next, while something does. */
  next: string | null;
}

/** What has been reached, and what comes next. */
export function Milestones({ milestones, next }: Props) {
  const t = useWords();
  const word = useCodeWord();
  const now = useBusinessNow();
  return (
    <ol className={styles['steps']} aria-label={t('live.steps')}>
      {milestones.map((step) => (
        <li key={step.name} className={styles['step']}>
          <span className={styles['dot']}>
            <Icon name="yes" size={16} />
          </span>
          <div>
            <p>{word('milestone', step.name, step.text)}</p>
            <p className="faint nums">
              <time dateTime={step.at}>{shortTime(step.at, now)}</time>
            </p>
          </div>
        </li>
      ))}
      {next === null ? null : (
        <li className={`${styles['step']} ${styles['next']}`}>
          <span className={styles['dot']}>
            <Icon name="clock" size={16} />
          </span>
          <div>
            <p className="faint">{t('live.next')}</p>
            <p>{next}</p>
          </div>
        </li>
      )}
    </ol>
  );
}
