import { Segmented } from 'antd';
import { useState } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { useWords } from '../i18n';
import { KeySignIn } from './KeySignIn';
import { PasswordSignIn } from './PasswordSignIn';
import { PlainHttpNote } from './PlainHttpNote';
import styles from './SignIn.module.css';
import { SignInFailure } from './SignInFailure';

type Way = 'password' | 'key';

interface Props {
  /** The login to begin with. */
  login?: string;
  way?: Way;
}

/** Login and password for people, an API key for developers. */
export function SignInForm({ login = '', way: first = 'password' }: Props) {
  const t = useWords();
  const [way, setWay] = useState<Way>(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = (enter: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    enter()
      .catch((thrown: unknown) => setProblem(asProblem(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles['stack']}>
      <Segmented<Way>
        block
        aria-label={t('signin.way')}
        value={way}
        options={[
          { value: 'password', label: t('signin.by_password') },
          { value: 'key', label: t('signin.by_key') },
        ]}
        onChange={(value) => {
          setWay(value);
          setProblem(null);
        }}
      />
      <PlainHttpNote lost={problem?.code === 'cookie_lost'} way={way} />
      {problem === null || problem.code === 'cookie_lost' ? null : <SignInFailure problem={problem} />}
      {way === 'password' ? <PasswordSignIn login={login} busy={busy} run={run} /> : <KeySignIn busy={busy} run={run} />}
    </div>
  );
}
