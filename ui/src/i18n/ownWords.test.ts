import { expect, test } from 'vitest';
import { catalogue as customer } from '../customer/words';
import { catalogue as embed } from '../embed/words';
import type { OwnWords } from './ownWords';

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

const CATALOGUES: [string, OwnWords<string>, ReadonlySet<string>][] = [
  ['customer', customer, new Set(['paste.hint'])],
  ['embed', embed, new Set()],
];

test.each(CATALOGUES)('%s: both languages have the same words with the same holes', (_, { zh, en }, examples) => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  for (const [word, text] of Object.entries(zh)) {
    expect(text.trim(), word).not.toBe('');
    expect(holes(en[word] ?? ''), word).toEqual(holes(text));
  }
  const left = Object.keys(en).filter((word) => /\p{Script=Han}/u.test(en[word] ?? '') && !examples.has(word));
  expect(left, 'English without Chinese').toEqual([]);
});
