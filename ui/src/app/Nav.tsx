import {
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  KeyOutlined,
  LockOutlined,
  MobileOutlined,
  RocketOutlined,
  SendOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useWords, type Word } from '../i18n';
import { type Scope, useCannot } from '../session/may';
import styles from './Nav.module.css';

interface Room {
  to: string;
  icon: ReactNode;
  word: Word;
  /** Who lacks it finds the room closed. */
  scope: Scope;
}

const SETTINGS: readonly Room[] = [
  { to: '/settings/accounts', icon: <SendOutlined />, word: 'nav.accounts', scope: 'accounts' },
  { to: '/settings/capabilities', icon: <TableOutlined />, word: 'nav.capabilities', scope: 'read' },
  { to: '/settings/users', icon: <TeamOutlined />, word: 'nav.users', scope: 'read' },
  { to: '/settings/self-service', icon: <MobileOutlined />, word: 'nav.self_service', scope: 'read' },
  { to: '/settings/keys', icon: <KeyOutlined />, word: 'nav.keys', scope: 'keys' },
  { to: '/settings/webhooks', icon: <ApiOutlined />, word: 'nav.webhooks', scope: 'webhooks' },
  { to: '/settings/audit', icon: <AuditOutlined />, word: 'nav.audit', scope: 'audit' },
];

interface Props {
  /** Without the name of the product. */
  bare?: boolean;
  onGo?: () => void;
}

/** The rooms of the house. */
export function Nav({ bare = false, onGo }: Props) {
  const t = useWords();
  const cannot = useCannot();
  return (
    <>
      {bare ? null : (
        <Link to="/" className={styles['brand']}>
          <img src="/favicon.svg" width={24} height={24} alt="" />
          <span>
            {t('product')}
            <small>{t('product.what')}</small>
          </span>
        </Link>
      )}
      <nav className={styles['nav']} aria-label={t('nav.name')}>
        <NavLink to="/" end className={styles['link']} onClick={onGo}>
          <AppstoreOutlined aria-hidden="true" />
          {t('nav.queue')}
        </NavLink>
        <NavLink to="/start" className={styles['link']} onClick={onGo}>
          <RocketOutlined aria-hidden="true" />
          {t('nav.start')}
        </NavLink>
        <div className={styles['group']}>{t('nav.settings')}</div>
        {SETTINGS.map((room) => (
          <NavLink key={room.to} to={room.to} className={styles['link']} onClick={onGo}>
            <span aria-hidden="true">{room.icon}</span>
            {t(room.word)}
            {cannot(room.scope) === null ? null : <LockOutlined className={styles['lock']} role="img" aria-label={t('may.barred')} />}
          </NavLink>
        ))}
      </nav>
      <div className={styles['foot']}>
        <a href="/docs" target="_blank" rel="noreferrer">
          {t('nav.docs')}
        </a>
      </div>
    </>
  );
}
