/** Whether the server answers, and whether live updates come in. */
import { useSyncExternalStore } from 'react';

export type Live = 'off' | 'connecting' | 'open' | 'broken';

interface State {
  reachable: boolean;
  live: Live;
}

let state: State = { reachable: true, live: 'off' };
const listeners = new Set<() => void>();

function set(next: Partial<State>): void {
  const merged = { ...state, ...next };
  if (merged.reachable === state.reachable && merged.live === state.live) return;
  state = merged;
  for (const listener of listeners) listener();
}

export function reached(): void {
  set({ reachable: true });
}

export function unreachable(): void {
  set({ reachable: false });
}

export function liveIs(live: Live): void {
  set({ live });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): State {
  return useSyncExternalStore(subscribe, () => state);
}
