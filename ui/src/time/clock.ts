/**
 * The server's business time. In the demo it runs faster than ours, so ages and time left are reckoned against it:
 * it is estimated from answers that tell it, and runs on between them.
 */
import { useSyncExternalStore } from 'react';

interface Estimate {
  server: number;
  local: number;
  rate: number;
}

let estimate: Estimate | null = null;
const listeners = new Set<() => void>();
let second: number | null = null;
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  second = businessNow();
  for (const listener of listeners) listener();
}

/** A clock that runs within a fifth of ours is ours: whole seconds are all the answers tell. */
function tidy(rate: number): number {
  return Math.abs(rate - 1) < 0.2 ? 1 : Math.max(0, rate);
}

/** The server said it was `server` (Unix milliseconds) just now. */
export function observe(server: number, local: number = Date.now()): void {
  if (!Number.isFinite(server)) return;
  const before = businessNow(local);
  learn(server, local);
  const after = businessNow(local);
  // A small correction waits for the next second.
  if (before === null || after === null || Math.abs(after - before) > 2_000) tick();
}

function learn(server: number, local: number): void {
  if (estimate === null) {
    estimate = { server, local, rate: 1 };
    return;
  }
  const passed = local - estimate.local;
  if (passed < 3_000) {
    const expected = estimate.server + passed * estimate.rate;
    if (server > expected + 2_000) estimate = { ...estimate, server, local };
    return;
  }
  estimate = { server, local, rate: tidy((server - estimate.server) / passed) };
}

/** A scan's time together with its age tells the time. */
export function observeStage(stage: { at?: string | null; age_seconds?: number | null }): void {
  if (typeof stage.at === 'string' && typeof stage.age_seconds === 'number') {
    observe(Date.parse(stage.at) + stage.age_seconds * 1_000);
  }
}

/** Business time now, Unix milliseconds; `null` until the server has told it. */
export function businessNow(local: number = Date.now()): number | null {
  if (estimate === null) return null;
  return estimate.server + (local - estimate.local) * estimate.rate;
}

/** For tests. */
export function forgetClock(): void {
  estimate = null;
  second = null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** Business time, renewed every second; `null` until the server has told it. */
export function useBusinessNow(): number | null {
  return useSyncExternalStore(subscribe, () => second);
}
