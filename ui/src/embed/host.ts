/** The page this frame stands in. It is spoken to only after its token has named it as allowed. */
import type { FrameMessage, TokenMessage } from './protocol';

let allowed: string | null = null;

function isToken(data: unknown): data is TokenMessage {
  return typeof data === 'object' && data !== null && 'gaidao' in data && data.gaidao === 'token' && 'token' in data && typeof data.token === 'string';
}

/** Listens for tokens and says hello; the returned function stops it. */
export function listen(onToken: (message: TokenMessage, origin: string) => void): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent || window.parent === window || !isToken(event.data)) return;
    // Once a host is known, nobody else is listened to.
    if (allowed !== null && event.origin !== allowed) return;
    onToken(event.data, event.origin);
  };
  addEventListener('message', hear);
  const hello: FrameMessage = { gaidao: 'hello' };
  if (window.parent !== window) window.parent.postMessage(hello, '*');
  return () => removeEventListener('message', hear);
}

export function allow(origin: string): void {
  allowed = origin;
}

/** Says something to the host page; before it is known nothing is said. */
export function tell(message: FrameMessage): void {
  if (allowed !== null) window.parent.postMessage(message, allowed);
}

/** Tells a page that gave a token why it is not served. */
export function refuse(origin: string, code: string): void {
  const message: FrameMessage = { gaidao: 'error', code };
  window.parent.postMessage(message, origin);
}
