import {
  AlertOutlined,
  EnvironmentOutlined,
  FlagOutlined,
  MessageOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SwapOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useCodeWords, useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { useActorName } from '../../parts/useActorName';
import type { Line } from './gathered';
import styles from './Timeline.module.css';

const ICONS: Record<string, ReactNode> = {
  milestone: <FlagOutlined />,
  state: <SwapOutlined />,
  scan: <EnvironmentOutlined />,
  act: <UserOutlined />,
  courier: <MessageOutlined />,
  doubt: <QuestionCircleOutlined />,
  case: <PhoneOutlined />,
  contradiction: <AlertOutlined />,
  correction: <ToolOutlined />,
  withdrawal: <RollbackOutlined />,
};

export function TimelineLine({ line }: { line: Line }) {
  const t = useWords();
  const words = useCodeWords();
  const actorName = useActorName();
  const { item } = line;
  return (
    <li className={`${styles['line']} ${styles[item.what] ?? ''}`}>
      <span className={styles['icon']} aria-hidden="true">
        {ICONS[item.what] ?? <SwapOutlined />}
      </span>
      <div className={styles['body']}>
        <p>
          <span className={styles['what']}>{words('timeline', item.what)}</span>
          {item.text}
          {line.times > 1 ? <span className="faint"> {t('case.times', { n: line.times })}</span> : null}
        </p>
        {item.detail && item.what !== 'scan' ? <p className={styles['detail']}>{t('case.said', { words: item.detail })}</p> : null}
        <p className="faint">
          <Ago at={item.at} />
          {item.who ? ` · ${actorName(item.who)}` : ''}
        </p>
      </div>
    </li>
  );
}
