import { DownOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import type { Session } from '../api/types';
import { useCodeWords, useWords } from '../i18n';
import { leave } from '../session/door';
import { queryClient } from './queryClient';
import styles from './UserMenu.module.css';

async function goOut(): Promise<void> {
  await leave();
  queryClient.clear();
}

/** Who is signed in, and the way out. */
export function UserMenu({ session }: { session: Session }) {
  const t = useWords();
  const words = useCodeWords();
  const navigate = useNavigate();
  const name = session.user?.name ?? t('shell.by_key');
  const role = session.user ? words('role', session.user.role) : session.merchant.name;
  return (
    <Dropdown
      trigger={['click']}
      getPopupContainer={(button) => button.parentElement ?? document.body}
      menu={{
        items: [
          { key: 'who', type: 'group', label: session.user ? `${name} · ${role} · ${session.merchant.name}` : `${name} · ${role}` },
          { key: 'me', icon: <UserOutlined />, label: t('nav.me') },
          { key: 'leave', icon: <LogoutOutlined />, label: t('shell.leave') },
        ],
        onClick: ({ key }) => void (key === 'leave' ? goOut() : navigate('/settings/me')),
      }}
    >
      <Button type="text" icon={session.user ? <UserOutlined /> : <KeyOutlined />} aria-label={t('shell.me', { name, role })}>
        <span className={styles['wide']}>
          {name} <span className="faint">{role}</span> <DownOutlined aria-hidden="true" className={styles['arrow']} />
        </span>
      </Button>
    </Dropdown>
  );
}
