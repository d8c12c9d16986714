import { expect, test } from 'vitest';
import { sseReader } from './sse';

test.each([
  { name: 'one event', pieces: ['id: 1\nevent: a\ndata: {"x":1}\n\n'], events: [['1', 'a', '{"x":1}']], last: '1' },
  { name: 'split anywhere', pieces: ['id: 2\nev', 'ent: b\nda', 'ta: y\n', '\n'], events: [['2', 'b', 'y']], last: '2' },
  { name: 'a position without an event', pieces: ['retry: 1000\nid: 0-7\n\n'], events: [], last: '0-7' },
  { name: 'comments', pieces: [': still here\nid: 9\n\n'], events: [], last: '9' },
  { name: 'several data lines', pieces: ['data: a\ndata: b\n\n'], events: [['', 'message', 'a\nb']], last: null },
  { name: 'two at once', pieces: ['data: a\n\ndata: b\n\n'], events: [['', 'message', 'a'], ['', 'message', 'b']], last: null },
])('$name', ({ pieces, events, last }) => {
  const reader = sseReader();
  const seen = pieces.flatMap((piece) => reader.feed(piece));
  expect(seen.map((event) => [event.id, event.type, event.data])).toEqual(events);
  expect(reader.lastId()).toBe(last);
});
