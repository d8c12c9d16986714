/** What a customer has typed for one parcel. It survives a reload of the tab and is cleared when it is submitted. */
import { EMPTY_TARGET, isWhole, partyOf, type TargetFields } from '../intercept/draft';
import { needsTarget } from '../intercept/kinds';
import { inTab, readJson } from '../storage/storage';
import type { Wish } from './types';

export interface ParcelName {
  courier: string;
  waybill_no: string;
}

export interface Draft {
  /** What is asked for; `null` until chosen: then what the courier offers first. */
  kind: string | null;
  paste: string;
  /** The text the fields were last filled from; editing them afterwards is not undone. */
  filledFrom: string;
  target: TargetFields;
  consent: boolean;
  /** The last request and its Idempotency-Key: the same request goes out again under the same key. */
  sent: { body: string; key: string } | null;
}

const place = (of: ParcelName): string => `gaidao.customer.draft.${of.courier}.${of.waybill_no}`;
const open = (of: ParcelName): string => `gaidao.customer.open.${of.courier}.${of.waybill_no}`;

export function emptyDraft(): Draft {
  return { kind: null, paste: '', filledFrom: '', target: EMPTY_TARGET, consent: false, sent: null };
}

export function loadDraft(of: ParcelName): Draft {
  const kept = readJson(inTab, place(of));
  return typeof kept === 'object' && kept !== null ? { ...emptyDraft(), ...kept } : emptyDraft();
}

export function saveDraft(of: ParcelName, draft: Draft): void {
  inTab.write(place(of), JSON.stringify(draft));
}

export function dropDraft(of: ParcelName): void {
  inTab.drop(place(of));
  inTab.drop(open(of));
}

export function isOpen(of: ParcelName): boolean {
  return inTab.read(open(of)) !== null;
}

export function rememberOpen(of: ParcelName, form: boolean): void {
  if (form) inTab.write(open(of), '1');
  else inTab.drop(open(of));
}

/** The request this draft stands for; `null` while something required is empty or consent is missing. */
export function wishOf(draft: Draft, of: ParcelName, kind: string): Wish | null {
  const target = needsTarget(kind) ? partyOf(draft.target) : null;
  if ((target !== null && !isWhole(target)) || !draft.consent) return null;
  return { courier: of.courier, waybill_no: of.waybill_no, kind, target, consent: true };
}
