/**
 * `<gaidao-intercept token="gde_…" order-no="…" server="https://…">`: the intercept button inside a merchant's own page.
 * One file without dependencies; docs/embed.md tells the rest.
 */
import type { FrameMessage, TokenMessage } from './protocol';

const OWN_ORIGIN = new URL(import.meta.url).origin;
/** A frame that has not said hello by then was refused by the browser or cannot be reached. */
const HELLO_MS_MOST = 15_000;
const HEIGHT_PX_FIRST = 72;
const HEIGHT_PX_MOST = 20_000;

const STYLE = ':host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0;color-scheme:light}';

const EVENTS = new Set(['ready', 'submitted', 'state', 'error', 'expired']);

/** The page to frame is named by the part of the token before the dot, which is no secret. */
function pageOf(token: string): string | null {
  const id = /^gde_([0-9A-Za-z]+)\.[0-9A-Za-z]+$/.exec(token)?.[1];
  return id === undefined ? null : `/embed/emb_${id}`;
}

function isFrameMessage(data: unknown): data is FrameMessage {
  return typeof data === 'object' && data !== null && 'gaidao' in data && typeof data.gaidao === 'string';
}

class GaidaoIntercept extends HTMLElement {
  static readonly observedAttributes = ['token', 'order-no', 'server', 'lang'];

  #frame: HTMLIFrameElement | null = null;
  /** The frame has said that it listens. */
  #listening = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#build();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#drop();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return;
    // Another server or another order is another frame; a fresh token goes into the one that is there.
    if (name === 'server' || (name === 'order-no' && before !== null)) this.#drop();
    if (this.#frame === null) this.#build();
    else this.#hand();
  }

  #server(): string {
    const given = this.getAttribute('server');
    try {
      return given === null || given === '' ? OWN_ORIGIN : new URL(given, location.href).origin;
    } catch {
      return OWN_ORIGIN;
    }
  }

  #language(): 'zh' | 'en' | null {
    const lang = this.getAttribute('lang');
    if (lang === null || lang === '') return null;
    return lang.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  }

  #build(): void {
    const token = this.getAttribute('token');
    if (this.#frame !== null || token === null || token === '') return;
    const page = pageOf(token);
    if (page === null) {
      this.#tell('error', { code: 'token_not_valid' });
      return;
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const frame = document.createElement('iframe');
    frame.title = this.getAttribute('title') ?? (this.#language() === 'en' ? 'Intercept parcel' : '拦截改址');
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    frame.style.height = `${HEIGHT_PX_FIRST}px`;
    frame.src = this.#server() + page;
    this.#frame = frame;
    this.#patience = setTimeout(() => this.#tell('error', { code: 'frame_unreachable' }), HELLO_MS_MOST);
    root.replaceChildren(frame);
  }

  #drop(): void {
    clearTimeout(this.#patience);
    this.#frame?.remove();
    this.#frame = null;
    this.#listening = false;
  }

  /** The token leaves this page by this message only, and only towards the server. */
  #hand(): void {
    const token = this.getAttribute('token');
    const to = this.#frame?.contentWindow;
    if (!this.#listening || !to || token === null || token === '') return;
    const message: TokenMessage = { gaidao: 'token', token, order_no: this.getAttribute('order-no'), language: this.#language() };
    to.postMessage(message, this.#server());
  }

  readonly #hear = (event: MessageEvent<unknown>): void => {
    if (this.#frame === null || event.source !== this.#frame.contentWindow || event.origin !== this.#server()) return;
    const { data } = event;
    if (!isFrameMessage(data)) return;
    if (data.gaidao === 'hello') {
      clearTimeout(this.#patience);
      this.#listening = true;
      this.#hand();
    } else if (data.gaidao === 'height') {
      if (Number.isFinite(data.px)) this.#frame.style.height = `${Math.min(Math.max(0, Math.ceil(data.px)), HEIGHT_PX_MOST)}px`;
    } else if (EVENTS.has(data.gaidao)) {
      const { gaidao, ...detail } = data;
      this.#tell(gaidao, detail);
    }
  };

  #tell(what: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`gaidao-${what}`, { detail, bubbles: true, composed: true }));
  }
}

if (customElements.get('gaidao-intercept') === undefined) customElements.define('gaidao-intercept', GaidaoIntercept);
