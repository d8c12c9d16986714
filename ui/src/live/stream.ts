/** The live feed: one stream per tab, resumed where it broke off. */
import { credentials } from '../session/credentials';
import { backInside, expire } from '../session/session';
import { liveIs, reached, unreachable } from './connection';
import { type SseEvent, sseReader } from './sse';

const WAIT_MS_FIRST = 1_000;
const WAIT_MS_MOST = 15_000;
/** The server says something at least every 15 s; silence for longer is a dead line. */
const SILENCE_MS_MOST = 40_000;

interface Handlers {
  onEvent(event: SseEvent): void;
  /** Events may have been missed: everything shown is to be read again. */
  onGap(): void;
}

/** Opens the feed; the returned function closes it. */
export function openStream(handlers: Handlers): () => void {
  const closing = new AbortController();
  let last: string | null = null;
  let wait = WAIT_MS_FIRST;

  async function once(): Promise<void> {
    const headers = credentials('GET');
    if (last !== null) headers['last-event-id'] = last;
    const line = new AbortController();
    const hangUp = (): void => line.abort();
    closing.signal.addEventListener('abort', hangUp);
    let watch = setTimeout(hangUp, SILENCE_MS_MOST);
    try {
      const response = await fetch('/api/v1/events', { headers, signal: line.signal, cache: 'no-store' });
      reached();
      if (response.status === 401) {
        expire();
        clearTimeout(watch);
        await backInside(closing.signal).catch(() => undefined);
        return;
      }
      if (!response.ok || response.body === null) {
        // A position the server no longer knows: begin anew and read everything again.
        if (response.status === 422) last = null;
        return;
      }
      liveIs('open');
      handlers.onGap();
      wait = WAIT_MS_FIRST;
      const reader = sseReader(last);
      const decoder = new TextDecoder();
      for await (const piece of chunks(response.body)) {
        clearTimeout(watch);
        watch = setTimeout(hangUp, SILENCE_MS_MOST);
        for (const event of reader.feed(decoder.decode(piece, { stream: true }))) handlers.onEvent(event);
        last = reader.lastId();
      }
    } catch {
      if (!closing.signal.aborted) unreachable();
    } finally {
      clearTimeout(watch);
      closing.signal.removeEventListener('abort', hangUp);
    }
  }

  async function forever(): Promise<void> {
    liveIs('connecting');
    while (!closing.signal.aborted) {
      await once();
      if (closing.signal.aborted) break;
      liveIs('broken');
      await pause(wait, closing.signal);
      wait = Math.min(wait * 2, WAIT_MS_MOST);
    }
    liveIs('off');
  }

  void forever();
  return () => closing.abort();
}

async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/** Waits, but not past the browser coming back on line or the feed being closed. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
