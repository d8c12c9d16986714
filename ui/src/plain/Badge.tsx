import styles from './Badge.module.css';
import { Icon, type IconName } from './Icon';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

interface Props {
  tone: Tone;
  icon: IconName;
  children: string;
}

/** A short fact: colour, and always icon and word beside it. */
export function Badge({ tone, icon, children }: Props) {
  return (
    <span className={`${styles['badge']} ${styles[tone]}`}>
      <Icon name={icon} size={16} />
      {children}
    </span>
  );
}
