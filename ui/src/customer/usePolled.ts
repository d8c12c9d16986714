import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { asProblem, type Problem } from '../api/problem';

interface Polled<T> {
  data: T | null;
  /** The last reading failed; `data` is then what was known before. */
  problem: Problem | null;
  again: () => void;
}

/**
 * Reads now and then every `everyMs` while the page is seen; `null` reads only once. A page nobody looks at asks for
 * nothing, and reads at once when it is looked at again. `read` changing begins anew.
 */
export function usePolled<T>(read: (signal: AbortSignal) => Promise<T>, everyMs: number | null): Polled<T> {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef<AbortController | null>(null);
  const pace = useEffectEvent(() => everyMs);
  // One beat after each answer: only then is the next reading planned, so that slow answers never pile up.
  const [beat, setBeat] = useState(0);

  const go = useCallback(() => {
    clearTimeout(timer.current);
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    const rest = (): void => {
      if (mine.signal.aborted) return;
      asked.current = null;
      setBeat((n) => n + 1);
    };
    read(mine.signal).then(
      (fresh) => {
        if (mine.signal.aborted) return;
        setData(fresh);
        setProblem(null);
        rest();
      },
      (thrown: unknown) => {
        if (mine.signal.aborted) return;
        setProblem(asProblem(thrown));
        rest();
      },
    );
  }, [read]);

  useEffect(() => {
    const wait = pace();
    if (beat === 0 || wait === null || document.hidden) return undefined;
    timer.current = setTimeout(go, wait);
    return () => clearTimeout(timer.current);
  }, [beat, go]);

  useEffect(() => {
    go();
    const seen = (): void => {
      if (document.hidden) clearTimeout(timer.current);
      else if (pace() !== null) go();
    };
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', seen);
      clearTimeout(timer.current);
      asked.current?.abort();
    };
  }, [go]);

  return { data, problem, again: go };
}
