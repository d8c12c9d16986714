import { expect, test } from 'vitest';
import { credentials } from './credentials';
import { isSomebodyThere, watchPresence } from './presence';

test('a page that nobody touches is in the background, until somebody does', () => {
  const stop = watchPresence();
  const later = Date.now() + 61_000;
  expect(isSomebodyThere(later)).toBe(false);
  expect(credentials('GET', later)['x-gaidao-background']).toBe('1');
  dispatchEvent(new Event('keydown'));
  expect(isSomebodyThere(Date.now() + 59_000)).toBe(true);
  expect(credentials('GET')).not.toHaveProperty('x-gaidao-background');
  stop();
});
