/** Reads a stream of server-sent events (WHATWG HTML §9.2.6), fed in pieces of any size. */

export interface SseEvent {
  id: string;
  type: string;
  data: string;
}

export interface SseReader {
  /** The events completed by this piece. */
  feed(piece: string): SseEvent[];
  /** Last id seen, for `Last-Event-ID`. */
  lastId(): string | null;
}

export function sseReader(since: string | null = null): SseReader {
  let rest = '';
  let id = since;
  let type = '';
  let data: string[] = [];

  function line(text: string): SseEvent | null {
    if (text === '') {
      const event = data.length > 0 ? { id: id ?? '', type: type || 'message', data: data.join('\n') } : null;
      type = '';
      data = [];
      return event;
    }
    if (text.startsWith(':')) return null;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'id' && !value.includes('\0')) id = value;
    if (field === 'event') type = value;
    if (field === 'data') data.push(value);
    return null;
  }

  return {
    feed(piece) {
      const lines = (rest + piece).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      return lines.map(line).filter((event) => event !== null);
    },
    lastId: () => id,
  };
}
