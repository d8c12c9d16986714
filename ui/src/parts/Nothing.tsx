import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import styles from './Nothing.module.css';

interface Props {
  title: string;
  icon?: ReactNode;
  children?: ReactNode;
}

/** An empty place, and what would fill it. */
export function Nothing({ title, icon, children }: Props) {
  return (
    <div className={styles['nothing']}>
      <span className={styles['icon']} aria-hidden="true">
        {icon ?? <InboxOutlined />}
      </span>
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  );
}
