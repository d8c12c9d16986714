import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import type { User } from '../../../api/types';
import { useCodeWords, useWords } from '../../../i18n';
import { type Column, DataTable } from '../../../parts/DataTable';
import { Mark } from '../../../parts/Mark';
import { RoleMark } from '../../../parts/RoleMark';
import { Trouble } from '../../../parts/Trouble';
import { useSession } from '../../../session/session';
import { fullTime } from '../../../time/format';
import { PasswordDialogue } from './PasswordDialogue';
import { ROLES } from './roles';
import { useChangeUser } from './useChangeUser';
import { UserActs } from './UserActs';
import styles from './UsersPage.module.css';

interface Props {
  users: readonly User[];
  /** Why people may not be managed; `null`: they may. */
  cannot: string | null;
}

export function UserTable({ users, cannot }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const me = useSession()?.user?.id;
  const change = useChangeUser();
  const [resetting, setResetting] = useState<User | null>(null);
  const managing: Column<User>[] = [
    { key: 'last', title: t('users.last'), render: (user) => (user.last_sign_in_at ? fullTime(user.last_sign_in_at) : t('users.never')) },
    {
      key: 'acts',
      title: t('acts'),
      render: (user) => (
        <UserActs
          user={user}
          busy={change.isPending && change.variables.id === user.id}
          onToggle={() => change.mutate({ id: user.id, change: { disabled: !user.disabled } })}
          onPassword={() => setResetting(user)}
        />
      ),
    },
  ];
  return (
    <>
      {change.isError ? (
        <div className={styles['trouble']}>
          <Trouble error={change.error} />
        </div>
      ) : null}
      <DataTable
        name={t('users.list')}
        rows={users}
        rowKey={(user) => user.id}
        columns={[
          {
            key: 'name',
            title: t('people.name'),
            render: (user) => (
              <>
                {user.name} {user.id === me ? <span className="faint">{t('users.me')}</span> : null}
                {user.login ? <div className="faint mono">{user.login}</div> : null}
              </>
            ),
          },
          {
            key: 'role',
            title: t('people.role'),
            render: (user) =>
              cannot === null ? (
                <Select
                  className={styles['role']}
                  aria-label={t('users.role_of', { name: user.name })}
                  value={user.role}
                  loading={change.isPending && change.variables.id === user.id}
                  options={ROLES.map((role) => ({ value: role as string, label: words('role', role) }))}
                  onChange={(role: string) => change.mutate({ id: user.id, change: { role } })}
                />
              ) : (
                <RoleMark role={user.role} />
              ),
          },
          {
            key: 'state',
            title: t('users.state'),
            render: (user) => (
              <Mark tone={user.disabled ? 'plain' : 'good'} icon={user.disabled ? <StopOutlined /> : <CheckCircleOutlined />}>
                {t(user.disabled ? 'users.disabled' : 'users.enabled')}
              </Mark>
            ),
          },
          ...(cannot === null ? managing : []),
        ]}
      />
      {resetting === null ? null : <PasswordDialogue user={resetting} onClose={() => setResetting(null)} />}
    </>
  );
}
