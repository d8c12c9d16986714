import { CheckOutlined, ExclamationOutlined, StopOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Assessment } from '../../api/types';
import styles from './Reasons.module.css';

const ICONS: Record<string, ReactNode> = {
  allow: <CheckOutlined />,
  warn: <ExclamationOutlined />,
  deny: <StopOutlined />,
};

export function Reasons({ reasons }: { reasons: Assessment['reasons'] }) {
  return (
    <ul className={styles['reasons']}>
      {reasons.map((reason) => (
        <li key={reason.code} className={styles[reason.verdict]}>
          <span aria-hidden="true">{ICONS[reason.verdict]}</span> {reason.text}
        </li>
      ))}
    </ul>
  );
}
