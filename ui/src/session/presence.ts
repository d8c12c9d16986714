/**
 * Whether somebody is at the page. A session ends when nobody uses it for a while; what an open page asks by itself
 * (polls, reading again after an event) is no use.
 */

/** Whoever did something within this time is there. */
const THERE_MS = 60_000;

let last = Date.now();

function seen(): void {
  last = Date.now();
}

export function watchPresence(): () => void {
  const acts = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
  for (const act of acts) addEventListener(act, seen, { capture: true, passive: true });
  return () => {
    for (const act of acts) removeEventListener(act, seen, { capture: true });
  };
}

export function isSomebodyThere(now: number = Date.now()): boolean {
  return now - last < THERE_MS;
}
