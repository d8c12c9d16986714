import { expect, test } from 'vitest';
import { en } from './en';
import { say, type Word } from './index';
import { zh } from './zh';

const words = Object.keys(zh) as Word[];
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

test('both catalogues have the same words with the same holes', () => {
  expect(Object.keys(en).toSorted()).toEqual(words.toSorted());
  for (const word of words) {
    expect(holes(en[word]), word).toEqual(holes(zh[word]));
    expect(zh[word].trim(), word).not.toBe('');
  }
});

test('English has no Chinese left, save in names and examples', () => {
  const allowed = new Set(['product.long', 'draft.paste_hint']);
  expect(words.filter((word) => /\p{Script=Han}/u.test(en[word]) && !allowed.has(word))).toEqual([]);
});

test('holes are filled', () => {
  expect(say('zh', 'time.left', { span: '5 分钟' })).toBe('剩 5 分钟');
  expect(say('en', 'time.left', {})).toBe('{span} left');
});
