import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { asProblem, type Problem } from '../../api/problem';
import { NewPassword } from '../../door/NewPassword';
import { PlainHttpNote } from '../../door/PlainHttpNote';
import styles from '../../door/SignIn.module.css';
import { useWords } from '../../i18n';
import { Note } from '../../parts/Note';
import { Trouble } from '../../parts/Trouble';
import { firstRun } from '../../session/door';

/** Name, login, password: the first admin. */
export function AdminForm({ token }: { token: string }) {
  const t = useWords();
  const ids = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const empty = name.trim() === '' || login.trim() === '' || password === '';
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await firstRun({ token, name: name.trim(), login: login.trim().toLowerCase(), password });
      // Somebody else may have been signed in here before.
      client.clear();
      await navigate('/start', { replace: true });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!empty && !busy) void make();
  };
  return (
    <form onSubmit={submit} className={styles['form']}>
      <PlainHttpNote lost={problem?.code === 'cookie_lost'} way="password" />
      {problem?.code === 'link_not_valid' ? (
        <Note tone="bad" title={t('welcome.not_valid')} urgent>
          <p>{t('welcome.not_valid_what')}</p>
          <p>
            <code>gaidao admin link</code>
          </p>
        </Note>
      ) : problem === null || problem.code === 'cookie_lost' ? null : (
        <Trouble error={problem} />
      )}
      <label htmlFor={`${ids}name`}>{t('people.name')}</label>
      <Input id={`${ids}name`} size="large" autoFocus value={name} maxLength={64} autoComplete="name" placeholder={t('people.name_hint')} onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${ids}login`}>{t('signin.login')}</label>
      <Input id={`${ids}login`} size="large" value={login} maxLength={32} autoComplete="username" autoCapitalize="none" spellCheck={false} onChange={(event) => setLogin(event.target.value)} />
      <p className="faint">{t('people.login_what')}</p>
      <NewPassword id={`${ids}password`} size="large" value={password} onChange={setPassword} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={empty} block>
        {t('welcome.make')}
      </Button>
    </form>
  );
}
