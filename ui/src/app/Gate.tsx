import { useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { SignInAgain } from '../door/SignInAgain';
import { LoginPage } from '../pages/login/LoginPage';
import { WelcomePage } from '../pages/welcome/WelcomePage';
import { begin } from '../session/door';
import { watchPresence } from '../session/presence';
import { useStanding } from '../session/session';
import { Asking } from './Asking';
import { Rooms } from './Rooms';
import { ToLogin } from './ToLogin';

/** Who may see what: the door for those outside, the rooms for those inside, the sign-in over the page when a session ends. */
export function Gate() {
  const standing = useStanding();
  useEffect(() => {
    void begin();
    return watchPresence();
  }, []);
  if (standing.at === 'asking') return <Asking problem={standing.problem} />;
  const inside = standing.at !== 'door';
  return (
    <>
      <Routes>
        <Route path="welcome" element={<WelcomePage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="*" element={inside ? <Rooms actor={standing.session.actor} /> : <ToLogin />} />
      </Routes>
      {standing.at === 'expired' ? <SignInAgain session={standing.session} /> : null}
    </>
  );
}
