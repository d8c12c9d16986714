import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Tone } from './Mark';
import styles from './Note.module.css';

const ICONS: Record<Tone, ReactNode> = {
  good: <CheckCircleOutlined />,
  warn: <ExclamationCircleOutlined />,
  bad: <CloseCircleOutlined />,
  info: <InfoCircleOutlined />,
  plain: <InfoCircleOutlined />,
};

interface Props {
  tone: Tone;
  title?: ReactNode;
  /** Read out as soon as it appears. */
  urgent?: boolean;
  children?: ReactNode;
}

/** A sentence that wants to be seen. */
export function Note({ tone, title, urgent = false, children }: Props) {
  return (
    <div className={`${styles['note']} ${styles[tone]}`} role={urgent ? 'alert' : undefined}>
      <span className={styles['icon']} aria-hidden="true">
        {ICONS[tone]}
      </span>
      <div className={styles['body']}>
        {title === undefined ? null : <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
