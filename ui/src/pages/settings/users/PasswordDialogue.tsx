import { Modal } from 'antd';
import { useId, useState } from 'react';
import type { User } from '../../../api/types';
import { NewPassword } from '../../../door/NewPassword';
import { useWords } from '../../../i18n';
import { Trouble } from '../../../parts/Trouble';
import { useChangeUser } from './useChangeUser';
import styles from './UsersPage.module.css';

/** A new password for somebody who forgot theirs; it ends all their sessions. */
export function PasswordDialogue({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const change = useChangeUser();
  const [password, setPassword] = useState('');
  return (
    <Modal
      open
      title={t('users.password_of', { name: user.name })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: password === '' }}
      confirmLoading={change.isPending}
      onOk={() => change.mutate({ id: user.id, change: { password } }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className={styles['form']}>
        <p>{t('users.password_what')}</p>
        <NewPassword id={id} value={password} onChange={setPassword} />
        {change.isError ? <Trouble error={change.error} /> : null}
      </div>
    </Modal>
  );
}
