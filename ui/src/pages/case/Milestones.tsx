import { CheckOutlined } from '@ant-design/icons';
import type { Interception } from '../../api/types';
import { useCodeWords, useWords } from '../../i18n';
import { useApiText } from '../../i18n/apiText';
import { Ago } from '../../parts/Ago';
import styles from './Milestones.module.css';

const ORDER = ['requested', 'approved', 'dispatched', 'acknowledged', 'diverted', 'redirected', 'completed'];

/** The way to the end, in steps: reached ones with their time. */
export function Milestones({ it }: { it: Interception }) {
  const t = useWords();
  const words = useCodeWords();
  const apiText = useApiText();
  const reached = new Map(it.milestones.map((each) => [each.name, each]));
  // Approval is a step only of what was held for it.
  const steps = ORDER.filter((name) => name !== 'approved' || reached.has(name) || it.state === 'held');
  const ended = it.outcome !== null && it.outcome !== undefined;
  const next = ended ? -1 : steps.findIndex((name) => !reached.has(name));
  return (
    <ol className={styles['steps']} aria-label={t('case.milestones')}>
      {steps.map((name, index) => {
        const done = reached.get(name);
        const look = done ? styles['done'] : index === next ? styles['next'] : '';
        return (
          <li key={name} className={`${styles['step']} ${look}`} aria-current={index === next ? 'step' : undefined}>
            <span className={styles['dot']} aria-hidden="true">
              {done ? <CheckOutlined /> : index + 1}
            </span>
            <span className={styles['text']}>
              <span>{done ? apiText('milestone', name, done.text) : words('milestone', name)}</span>
              <span className={styles['when']}>{done ? <Ago at={done.at} /> : t(index === next ? 'case.step_next' : 'case.step_open')}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
