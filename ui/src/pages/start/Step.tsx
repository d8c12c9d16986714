import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { Mark } from '../../parts/Mark';
import styles from './StartPage.module.css';

interface Props {
  number: number;
  title: string;
  done: boolean;
  children: ReactNode;
}

/** One step, with its tick once it is done. */
export function Step({ number, title, done, children }: Props) {
  const t = useWords();
  return (
    <li className={`${styles['step']} ${done ? styles['done'] : ''}`}>
      <span className={styles['number']} aria-hidden="true">
        {done ? <CheckOutlined /> : number}
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <h2>{title}</h2>
          {done ? (
            <Mark tone="good" icon={<CheckOutlined />}>
              {t('start.done')}
            </Mark>
          ) : null}
        </div>
        {children}
      </div>
    </li>
  );
}
