/**
 * What the custom element on the host page and the frame say to each other. Types only: `embed.js` must stay one file.
 * The token is in no message but `token`, which goes to the server's origin only.
 */

/** From the host page into the frame. */
export interface TokenMessage {
  gaidao: 'token';
  token: string;
  /** The order the host page believes this is about; `null` when it does not say. */
  order_no: string | null;
  language: 'zh' | 'en' | null;
}

/** From the frame to the host page. */
export type FrameMessage =
  /** The frame listens. Says nothing else and may go to anybody. */
  | { gaidao: 'hello' }
  | { gaidao: 'height'; px: number }
  | { gaidao: 'ready' }
  | { gaidao: 'submitted'; id: string; state: string }
  | { gaidao: 'state'; id: string; state: string }
  | { gaidao: 'error'; code: string }
  | { gaidao: 'expired' };
