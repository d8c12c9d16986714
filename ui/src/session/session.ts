/** The API key of this tab. It lives in sessionStorage: closing the tab forgets it. */
import { useSyncExternalStore } from 'react';

const PLACE = 'gaidao.key';

/** Why a person is at the door again. */
export type Farewell = 'left' | 'refused' | null;

let key: string | null = read();
let farewell: Farewell = null;
const listeners = new Set<() => void>();

function read(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function currentKey(): string | null {
  return key;
}

export function signIn(value: string): void {
  key = value;
  farewell = null;
  sessionStorage.setItem(PLACE, value);
  tell();
}

/** Forgets the key and everything typed in this tab. */
export function signOut(why: Farewell): void {
  key = null;
  farewell = why;
  // A refused key must not cost anybody their input; leaving of one's own will clears it.
  if (why === 'left') sessionStorage.clear();
  else sessionStorage.removeItem(PLACE);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useKey(): string | null {
  return useSyncExternalStore(subscribe, () => key);
}

export function useFarewell(): Farewell {
  return useSyncExternalStore(subscribe, () => farewell);
}
