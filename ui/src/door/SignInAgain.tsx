import { Button, Modal } from 'antd';
import type { Session } from '../api/types';
import { queryClient } from '../app/queryClient';
import { useWords } from '../i18n';
import { currentKey, toDoor } from '../session/session';
import { SignInForm } from './SignInForm';

/** Above everything else: the session ended while something was being done, and that stays below. */
const ABOVE = 2_000;

function giveUp(): void {
  queryClient.clear();
  toDoor('left');
}

/** The session ended by itself: sign in over the page, which stays as it is. */
export function SignInAgain({ session }: { session: Session }) {
  const t = useWords();
  return (
    <Modal open title={t('again.title')} footer={null} closable={false} keyboard={false} zIndex={ABOVE} width={420}>
      <div className="stack">
        <p>{t('again.what')}</p>
        <SignInForm login={session.user?.login ?? ''} way={currentKey() === null ? 'password' : 'key'} />
        <div className="spread">
          <span className="faint">{t('again.other')}</span>
          <Button type="link" size="small" onClick={giveUp}>
            {t('again.leave')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
