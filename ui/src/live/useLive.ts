/** Keeps what is shown fresh: every event makes the answers it touches be read again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openStream } from './stream';
import { touched } from './touched';

/** A storm of events reads a page again at most this often. */
const GATHER_MS = 400;

export function useLive(key: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (key === null) return undefined;
    let pending = new Map<string, readonly unknown[]>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = (): void => {
      timer = null;
      const now = pending;
      pending = new Map();
      for (const queryKey of now.values()) void client.invalidateQueries({ queryKey });
    };
    const gather = (queryKey: readonly unknown[]): void => {
      pending.set(JSON.stringify(queryKey), queryKey);
      timer ??= setTimeout(flush, GATHER_MS);
    };
    let opened = false;
    const close = openStream(key, {
      onEvent: (event) => touched(event).forEach(gather),
      onGap: () => {
        // The first opening follows the first reading of everything.
        if (opened) void client.invalidateQueries();
        opened = true;
      },
    });
    return () => {
      close();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client, key]);
}
