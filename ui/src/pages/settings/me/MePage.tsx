import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Facts } from '../../../parts/Facts';
import { Note } from '../../../parts/Note';
import { Panel } from '../../../parts/Panel';
import { RoleMark } from '../../../parts/RoleMark';
import { useSession } from '../../../session/session';
import styles from './MePage.module.css';
import { PasswordForm } from './PasswordForm';
import { SessionTable } from './SessionTable';

/** 我的账户: who I am, my password, where I am signed in. */
export default function MePage() {
  const t = useWords();
  const session = useSession();
  usePageTitle(t('nav.me'));
  const user = session?.user;
  return (
    <div className="stack">
      <h1>{t('nav.me')}</h1>
      {user ? (
        <div className={styles['columns']}>
          <div className="stack">
            <Panel title={t('me.who')}>
              <Facts
                facts={[
                  { name: t('people.name'), value: user.name },
                  { name: t('signin.login'), value: <span className="mono">{user.login}</span> },
                  { name: t('people.role'), value: <RoleMark role={user.role} /> },
                  { name: t('me.merchant'), value: session.merchant.name },
                ]}
              />
            </Panel>
            <Panel title={t('me.password')}>
              <PasswordForm />
            </Panel>
          </div>
          <Panel title={t('me.sessions')} flush>
            <SessionTable />
          </Panel>
        </div>
      ) : (
        <Note tone="info" title={t('me.by_key')}>
          <p>{t('me.by_key_what')}</p>
        </Note>
      )}
    </div>
  );
}
