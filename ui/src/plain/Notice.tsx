import type { ReactNode } from 'react';
import type { Tone } from './Badge';
import { Icon, type IconName } from './Icon';
import styles from './Notice.module.css';

interface Props {
  tone: Tone;
  icon: IconName;
  title: string;
  /** Read out as soon as it appears. */
  urgent?: boolean;
  children?: ReactNode;
}

/** A sentence that wants to be seen. */
export function Notice({ tone, icon, title, urgent = false, children }: Props) {
  return (
    <div className={`${styles['notice']} ${styles[tone]}`} role={urgent ? 'alert' : undefined}>
      <span className={styles['icon']}>
        <Icon name={icon} />
      </span>
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {children}
      </div>
    </div>
  );
}
