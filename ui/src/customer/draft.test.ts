import { beforeEach, expect, test } from 'vitest';
import { dropDraft, emptyDraft, isOpen, loadDraft, rememberOpen, saveDraft, wishOf } from './draft';

const parcel = { courier: 'ZTO', waybill_no: '731' };
const target = { name: '李四', phone: '13900139000', province: '浙江省', city: '宁波市', district: '鄞州区', street: '', detail: '天童南路1号' };

beforeEach(() => sessionStorage.clear());

test('what is typed survives a reload, belongs to its parcel, and goes when it is dropped', () => {
  const draft = { ...emptyDraft(), paste: '改到宁波', target };
  saveDraft(parcel, draft);
  rememberOpen(parcel, true);
  expect(loadDraft(parcel)).toEqual(draft);
  expect(isOpen(parcel)).toBe(true);
  expect(loadDraft({ ...parcel, waybill_no: '732' })).toEqual(emptyDraft());
  dropDraft(parcel);
  expect(loadDraft(parcel)).toEqual(emptyDraft());
  expect(isOpen(parcel)).toBe(false);
  expect(sessionStorage.length).toBe(0);
});

test.each([
  { name: 'whole and agreed', draft: { ...emptyDraft(), target, consent: true }, goes: true },
  { name: 'not agreed', draft: { ...emptyDraft(), target }, goes: false },
  { name: 'no street', draft: { ...emptyDraft(), target: { ...target, detail: ' ' }, consent: true }, goes: false },
  { name: 'no phone', draft: { ...emptyDraft(), target: { ...target, phone: '' }, consent: true }, goes: false },
  { name: 'a return needs no address', draft: { ...emptyDraft(), consent: true }, kind: 'return_to_sender', goes: true },
])('$name', ({ draft, goes, kind = 'readdress' }) => {
  expect(wishOf(draft, parcel, kind) !== null).toBe(goes);
});
