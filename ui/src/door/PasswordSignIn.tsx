import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../i18n';
import { signInByPassword } from '../session/door';
import styles from './SignIn.module.css';

interface Props {
  login: string;
  busy: boolean;
  run: (enter: () => Promise<void>) => void;
}

/** The way in for people. */
export function PasswordSignIn({ login: first, busy, run }: Props) {
  const t = useWords();
  const ids = useId();
  const [login, setLogin] = useState(first);
  const [password, setPassword] = useState('');
  const empty = login.trim() === '' || password === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!empty) run(() => signInByPassword(login.trim().toLowerCase(), password));
  };
  return (
    <form onSubmit={submit} className={styles['form']}>
      <label htmlFor={`${ids}login`}>{t('signin.login')}</label>
      <Input
        id={`${ids}login`}
        size="large"
        value={login}
        maxLength={32}
        prefix={<UserOutlined aria-hidden="true" />}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={first === ''}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${ids}password`}>{t('signin.password')}</label>
      <Input.Password
        id={`${ids}password`}
        size="large"
        value={password}
        maxLength={128}
        prefix={<LockOutlined aria-hidden="true" />}
        autoComplete="current-password"
        autoFocus={first !== ''}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={empty} block>
        {t('signin.enter')}
      </Button>
    </form>
  );
}
