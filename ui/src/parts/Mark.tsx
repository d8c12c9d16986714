import type { ReactNode } from 'react';
import styles from './Mark.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

interface Props {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
}

/** A short fact: colour, and always icon and word beside it. */
export function Mark({ tone, icon, children }: Props) {
  return (
    <span className={`${styles['mark']} ${styles[tone]}`}>
      <span aria-hidden="true">{icon}</span>
      {children}
    </span>
  );
}
