import { Navigate, useLocation } from 'react-router';

/** To the door, and back to where one wanted to go afterwards. */
export function ToLogin() {
  const { pathname, search, state } = useLocation();
  return <Navigate to="/login" replace state={{ to: `${pathname}${search}`, state: state as unknown }} />;
}
