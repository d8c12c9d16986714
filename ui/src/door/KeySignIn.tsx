import { KeyOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../i18n';
import { signInByKey } from '../session/door';
import styles from './SignIn.module.css';

interface Props {
  busy: boolean;
  run: (enter: () => Promise<void>) => void;
}

/** The way in for developers: a key, kept in this tab only. */
export function KeySignIn({ busy, run }: Props) {
  const t = useWords();
  const id = useId();
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') run(() => signInByKey(key.trim()));
  };
  return (
    <form onSubmit={submit} className={styles['form']}>
      <label htmlFor={id}>{t('signin.key')}</label>
      <Input.Password
        id={id}
        size="large"
        value={key}
        maxLength={200}
        prefix={<KeyOutlined aria-hidden="true" />}
        placeholder="gdk_…"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => setKey(event.target.value)}
      />
      <p className="faint">{t('signin.kept')}</p>
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={key.trim() === ''} block>
        {t('signin.enter')}
      </Button>
    </form>
  );
}
