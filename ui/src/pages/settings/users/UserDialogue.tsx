import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { api, body } from '../../../api/client';
import { NewPassword } from '../../../door/NewPassword';
import { useCodeWords, useWords } from '../../../i18n';
import { Trouble } from '../../../parts/Trouble';
import { ROLES } from './roles';
import styles from './UsersPage.module.css';

/** A new colleague. The first password is told to them; they change it under 我的账户. */
export function UserDialogue({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const words = useCodeWords();
  const ids = useId();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState('agent');
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: () => body(api.POST('/api/v1/users', { body: { name: name.trim(), login: login.trim().toLowerCase(), role, password } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
  const empty = name.trim() === '' || login.trim() === '' || password === '';
  return (
    <Modal
      open
      title={t('users.add')}
      okText={t('users.make')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: empty }}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className={styles['form']}>
        <label htmlFor={`${ids}name`}>{t('people.name')}</label>
        <Input id={`${ids}name`} autoFocus value={name} maxLength={64} autoComplete="off" placeholder={t('people.name_hint')} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${ids}login`}>{t('signin.login')}</label>
        <Input id={`${ids}login`} value={login} maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={(event) => setLogin(event.target.value)} />
        <p className="faint">{t('people.login_what')}</p>
        <label htmlFor={`${ids}role`}>{t('people.role')}</label>
        <Select id={`${ids}role`} value={role} options={ROLES.map((each) => ({ value: each as string, label: words('role', each) }))} onChange={(next: string) => setRole(next)} />
        <p className="faint">{words('role_what', role)}</p>
        <NewPassword id={`${ids}password`} value={password} onChange={setPassword} />
        {make.isError ? <Trouble error={make.error} /> : null}
      </div>
    </Modal>
  );
}
