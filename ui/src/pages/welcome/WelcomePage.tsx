import { Link, useLocation } from 'react-router';
import { usePageTitle } from '../../app/usePageTitle';
import { DoorFrame } from '../../door/DoorFrame';
import { useWords } from '../../i18n';
import { Note } from '../../parts/Note';
import { AdminForm } from './AdminForm';
import { Steps } from './Steps';

/** First run: whoever holds the one-time link makes the first admin. The token stands behind `#`, which browsers never send. */
export function WelcomePage() {
  const t = useWords();
  const token = useLocation().hash.slice(1);
  usePageTitle(t('welcome.title'));
  return (
    <DoorFrame>
      {token === '' ? (
        <>
          <Note tone="warn" title={t('welcome.no_token')}>
            <p>{t('welcome.no_token_what')}</p>
            <p>
              <code>gaidao admin link</code>
            </p>
          </Note>
          <Link to="/login">{t('welcome.to_login')}</Link>
        </>
      ) : (
        <>
          <div>
            <h2>{t('welcome.title')}</h2>
            <p className="soft">{t('welcome.what')}</p>
          </div>
          <AdminForm token={token} />
          <Steps />
        </>
      )}
    </DoorFrame>
  );
}
