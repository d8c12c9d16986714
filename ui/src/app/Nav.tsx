import {
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  KeyOutlined,
  SendOutlined,
  TableOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useWords, type Word } from '../i18n';
import styles from './Nav.module.css';

const SETTINGS: readonly { to: string; icon: ReactNode; word: Word }[] = [
  { to: '/settings/accounts', icon: <SendOutlined />, word: 'nav.accounts' },
  { to: '/settings/capabilities', icon: <TableOutlined />, word: 'nav.capabilities' },
  { to: '/settings/keys', icon: <KeyOutlined />, word: 'nav.keys' },
  { to: '/settings/webhooks', icon: <ApiOutlined />, word: 'nav.webhooks' },
  { to: '/settings/audit', icon: <AuditOutlined />, word: 'nav.audit' },
];

interface Props {
  /** Without the name of the product. */
  bare?: boolean;
  onGo?: () => void;
}

/** The rooms of the house. */
export function Nav({ bare = false, onGo }: Props) {
  const t = useWords();
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
        <div className={styles['group']}>{t('nav.settings')}</div>
        {SETTINGS.map((room) => (
          <NavLink key={room.to} to={room.to} className={styles['link']} onClick={onGo}>
            <span aria-hidden="true">{room.icon}</span>
            {t(room.word)}
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
