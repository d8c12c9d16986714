import { beforeEach, expect, test } from 'vitest';
import { emptyDraft, fen, fieldsOf, loadDraft, openDraft, rememberOpen, requestOf, saveDraft } from './draft';

beforeEach(() => sessionStorage.clear());

test.each([
  ['', null],
  ['20', 2000],
  ['20.5', 2050],
  ['0.29', 29],
  ['-1', undefined],
  ['二十', undefined],
  ['1.234', undefined],
])('%s yuan is %s fen', (yuan, expected) => {
  expect(fen(yuan)).toBe(expected);
});

test('a draft survives a reload', () => {
  const draft = { ...emptyDraft(), paste: '改到宁波', note: '急' };
  saveDraft('ZTO', '731', draft);
  expect(loadDraft('ZTO', '731')).toEqual(draft);
  expect(loadDraft('ZTO', '732')).toEqual(emptyDraft());
});

test('the open drawer belongs to its order', () => {
  rememberOpen('A-1', '731');
  expect(openDraft('A-1')).toBe('731');
  expect(openDraft('A-2')).toBeNull();
  rememberOpen('A-1', null);
  expect(openDraft('A-1')).toBeNull();
});

test('nothing is sent while something required is empty', () => {
  const draft = emptyDraft();
  expect(requestOf(draft, 'ZTO', '731', true)).toBeNull();
  expect(requestOf(draft, 'ZTO', '731', false)).toMatchObject({ kind: 'readdress', target: null });
  const target = { name: ' 李四 ', phone: '13900139000', province: '浙江省', city: '宁波市', district: '', street: '', detail: '天童南路1号' };
  expect(requestOf({ ...draft, target }, 'ZTO', '731', true)).toMatchObject({ target: { name: '李四', district: null } });
  expect(requestOf({ ...draft, target, feeMaxYuan: 'x' }, 'ZTO', '731', true)).toBeNull();
});

test('an extension is kept with the number', () => {
  const parsed = { missing: [], candidates: [], verdict: 'ok', mobile: '17000000000', ext: '1234' };
  expect(fieldsOf(parsed).phone).toBe('17000000000-1234');
});
