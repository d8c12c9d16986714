/** Keeps what is shown fresh: every event makes the answers it touches be read again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openStream } from './stream';
import { touched } from './touched';

/** A storm of events reads a page again at most this often. */
const GATHER_MS = 400;

/** `actor`: whose feed it is; another one's begins anew. */
export function useLive(actor: string): void {
  const client = useQueryClient();
  useEffect(() => {
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
    const close = openStream({
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
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another actor's feed is another one
  }, [client, actor]);
}
