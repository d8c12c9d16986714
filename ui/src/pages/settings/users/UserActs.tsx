import { Button, Popconfirm } from 'antd';
import type { User } from '../../../api/types';
import { useWords } from '../../../i18n';

interface Props {
  user: User;
  busy: boolean;
  onToggle: () => void;
  onPassword: () => void;
}

/** A new password; keeping out and letting in again. */
export function UserActs({ user, busy, onToggle, onPassword }: Props) {
  const t = useWords();
  const out = (
    <Button size="small" danger={!user.disabled} loading={busy} onClick={user.disabled ? onToggle : undefined}>
      {t(user.disabled ? 'users.enable' : 'users.disable')}
    </Button>
  );
  return (
    <span className="row">
      <Button size="small" onClick={onPassword}>
        {t('users.new_password')}
      </Button>
      {user.disabled ? (
        out
      ) : (
        <Popconfirm title={t('users.disable_q', { name: user.name })} okText={t('users.disable')} cancelText={t('cancel')} onConfirm={onToggle}>
          {out}
        </Popconfirm>
      )}
    </span>
  );
}
