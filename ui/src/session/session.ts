/**
 * Who is signed in. People have a cookie that no script can read; developers may sign in with an API key, which lives
 * in sessionStorage: closing the tab forgets it.
 */
import { useSyncExternalStore } from 'react';
import type { Problem } from '../api/problem';
import type { Session } from '../api/types';
import { inTab } from '../storage/storage';

const PLACE = 'gaidao.key';

/** Why somebody is at the door; `unheard`: they left, but the server could not be told. */
export type Farewell = 'left' | 'unheard' | null;

export type Standing =
  /** The server has not said yet who we are; `problem`: it could not be asked. */
  | { at: 'asking'; problem: Problem | null }
  | { at: 'door'; farewell: Farewell }
  | { at: 'inside'; session: Session }
  /** The session ended by itself. The page stays as it is, until the same person is back. */
  | { at: 'expired'; session: Session };

let standing: Standing = { at: 'asking', problem: null };
let key: string | null = inTab.read(PLACE);
const listeners = new Set<() => void>();

function put(next: Standing): void {
  standing = next;
  for (const listener of listeners) listener();
}

export function currentKey(): string | null {
  return key;
}

export function currentStanding(): Standing {
  return standing;
}

export function asking(problem: Problem | null): void {
  put({ at: 'asking', problem });
}

/** Somebody came in. `withKey`: a developer, by API key. Whoever takes another's place gets nothing of what was typed. */
export function enter(session: Session, withKey: string | null): void {
  const another = standing.at === 'expired' && standing.session.actor !== session.actor;
  if (another) sessionStorage.clear();
  key = withKey;
  if (withKey === null) inTab.drop(PLACE);
  else inTab.write(PLACE, withKey);
  if (another) location.assign('/');
  else put({ at: 'inside', session });
}

/** The session as it stands now: a new token, a changed role. */
export function renew(session: Session): void {
  if (standing.at === 'inside') put({ at: 'inside', session });
}

/** The embed: its host page handed over a token. It stays in memory, and a fresh one goes on where the old one ended. */
export function hold(session: Session, token: string): void {
  key = token;
  put({ at: 'inside', session });
}

/** The server no longer knows who we are. */
export function expire(): void {
  if (standing.at === 'inside') put({ at: 'expired', session: standing.session });
}

/** To the door. Who leaves of their own will leaves nothing typed behind in this tab. */
export function toDoor(farewell: Farewell): void {
  key = null;
  if (farewell !== null) sessionStorage.clear();
  else inTab.drop(PLACE);
  put({ at: 'door', farewell });
}

/** Waits until the same person is signed in again; fails when `signal` says so or they went to the door. */
export function backInside(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (standing.at === 'expired' && !signal.aborted) return;
      listeners.delete(look);
      signal.removeEventListener('abort', look);
      if (standing.at === 'inside' && !signal.aborted) resolve();
      else reject(new DOMException('not signed in again', 'AbortError'));
    };
    listeners.add(look);
    signal.addEventListener('abort', look);
    look();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useStanding(): Standing {
  return useSyncExternalStore(subscribe, () => standing);
}

/** The session whose pages are shown; `null` at the door. */
export function useSession(): Session | null {
  const now = useStanding();
  return now.at === 'inside' || now.at === 'expired' ? now.session : null;
}
