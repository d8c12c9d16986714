import { Navigate, useLocation } from 'react-router';
import { usePageTitle } from '../../app/usePageTitle';
import { DoorFrame } from '../../door/DoorFrame';
import { SignInForm } from '../../door/SignInForm';
import { useWords } from '../../i18n';
import { useStanding } from '../../session/session';
import { Farewell } from './Farewell';
import { WhereFrom } from './WhereFrom';

interface Wanted {
  to: string;
  state: unknown;
}

function wanted(state: unknown): Wanted {
  if (typeof state !== 'object' || state === null || !('to' in state) || typeof state.to !== 'string') return { to: '/', state: null };
  return { to: state.to, state: 'state' in state ? state.state : null };
}

/** 登录: the door. */
export function LoginPage() {
  const t = useWords();
  const standing = useStanding();
  const next = wanted(useLocation().state);
  usePageTitle(t('signin.title'));
  if (standing.at === 'inside') return <Navigate to={next.to} state={next.state} replace />;
  return (
    <DoorFrame>
      {standing.at === 'door' && standing.farewell !== null ? <Farewell how={standing.farewell} /> : null}
      <SignInForm />
      <WhereFrom />
    </DoorFrame>
  );
}
