import { KeyOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { problemFrom, asProblem, type Problem } from '../../api/problem';
import { LanguageSwitch } from '../../app/LanguageSwitch';
import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { currentLanguage } from '../../i18n/language';
import { Note } from '../../parts/Note';
import { Trouble } from '../../parts/Trouble';
import { signIn, useFarewell } from '../../session/session';
import styles from './SignInPage.module.css';
import { WhereFrom } from './WhereFrom';

/** Asks the API whether it knows the key; `null` when it does. */
async function refused(key: string): Promise<Problem | null> {
  try {
    const headers = { authorization: `Bearer ${key}`, 'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' };
    const response = await fetch('/api/v1/interceptions?limit=1', { headers, cache: 'no-store' });
    if (response.ok) return null;
    return problemFrom(await response.json().catch(() => null), response.status);
  } catch (thrown) {
    return asProblem(thrown);
  }
}

/** The door: an API key, kept in this tab only. */
export function SignInPage() {
  const t = useWords();
  const farewell = useFarewell();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(t('signin.title'));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = key.trim();
    if (given === '' || busy) return;
    setBusy(true);
    const why = await refused(given);
    setBusy(false);
    setProblem(why);
    if (why === null) signIn(given);
  };
  return (
    <div className={styles['page']}>
      <div className={styles['language']}>
        <LanguageSwitch />
      </div>
      <main className={styles['card']}>
        <div className={styles['brand']}>
          <img src="/favicon.svg" width={36} height={36} alt="" />
          <div>
            <h1>{t('product.long')}</h1>
            <p className="soft">{t('product.promise')}</p>
          </div>
        </div>
        {farewell === 'refused' && problem === null ? <Note tone="warn" title={t('signin.expired')} /> : null}
        {problem === null ? null : problem.status === 401 ? (
          <Note tone="bad" title={t('signin.wrong')} urgent>
            <p>{t('signin.wrong_what')}</p>
          </Note>
        ) : (
          <Trouble error={problem} />
        )}
        <form onSubmit={(event) => void submit(event)} className={styles['form']}>
          <label htmlFor="key">{t('signin.key')}</label>
          <Input.Password
            id="key"
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
        <WhereFrom />
      </main>
    </div>
  );
}
