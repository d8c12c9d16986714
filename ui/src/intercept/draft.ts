/** What a person has entered for one parcel. It survives a reload of the tab, and leaves it with the tab. */
import type { InterceptionIn, ParsedAddress, PartyIn } from '../api/types';
import { inTab, readJson } from '../storage/storage';
import type { Verified } from './useVerify';

export interface TargetFields {
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  street: string;
  detail: string;
}

export interface Draft {
  kind: string;
  paste: string;
  /** The text the fields were last filled from; editing them afterwards is not undone. */
  filledFrom: string;
  target: TargetFields;
  reason: string;
  channel: string;
  payer: string;
  feeMaxYuan: string;
  note: string;
  /** What was proven of the one who asks. */
  verified: Verified | null;
  /** The last request sent and its Idempotency-Key: the same request is sent again under the same key. */
  sent: { body: string; key: string } | null;
}

export const EMPTY_TARGET: TargetFields = { name: '', phone: '', province: '', city: '', district: '', street: '', detail: '' };

export function emptyDraft(): Draft {
  return {
    kind: 'readdress',
    paste: '',
    filledFrom: '',
    target: EMPTY_TARGET,
    reason: 'wrong_address',
    channel: 'chat',
    payer: 'merchant',
    feeMaxYuan: '',
    note: '',
    verified: null,
    sent: null,
  };
}

const place = (courier: string, waybill: string): string => `gaidao.draft.${courier}.${waybill}`;
const OPEN = 'gaidao.open-draft';

export function loadDraft(courier: string, waybill: string): Draft {
  const kept = readJson(inTab, place(courier, waybill));
  return typeof kept === 'object' && kept !== null ? { ...emptyDraft(), ...kept } : emptyDraft();
}

export function saveDraft(courier: string, waybill: string, draft: Draft): void {
  inTab.write(place(courier, waybill), JSON.stringify(draft));
}

export function dropDraft(courier: string, waybill: string): void {
  inTab.drop(place(courier, waybill));
}

/** The waybill whose drawer stands open on the page of `orderNo`. */
export function openDraft(orderNo: string): string | null {
  const kept = readJson(inTab, OPEN);
  if (typeof kept !== 'object' || kept === null) return null;
  return 'order' in kept && kept.order === orderNo && 'waybill' in kept && typeof kept.waybill === 'string' ? kept.waybill : null;
}

export function rememberOpen(order: string, waybill: string | null): void {
  if (waybill === null) inTab.drop(OPEN);
  else inTab.write(OPEN, JSON.stringify({ order, waybill }));
}

/** What was understood, as fields to mend. */
export function fieldsOf(parsed: ParsedAddress): TargetFields {
  const ext = parsed.ext ? `-${parsed.ext}` : '';
  return {
    name: parsed.name ?? '',
    phone: parsed.mobile ? `${parsed.mobile}${ext}` : '',
    province: parsed.province ?? '',
    city: parsed.city ?? '',
    district: parsed.district ?? '',
    street: parsed.street ?? '',
    detail: parsed.detail ?? '',
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** The fields as the API takes them. */
export function partyOf(target: TargetFields): PartyIn {
  return {
    name: target.name.trim(),
    phone: target.phone.trim(),
    province: target.province.trim(),
    city: target.city.trim(),
    district: orNull(target.district),
    street: orNull(target.street),
    detail: target.detail.trim(),
  };
}

/** Everything the API requires of a target is there. */
export function isWhole(target: PartyIn): boolean {
  return ![target.name, target.phone, target.province, target.detail].includes('');
}

/** Yuan as typed → whole fen; `null` when empty, `undefined` when it is no amount. */
export function fen(yuan: string): number | null | undefined {
  const text = yuan.trim();
  if (text === '') return null;
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 100);
}

/** What was proven, while it still counts. Verifications live by real time. */
export function stillVerified(draft: Draft, now: number = Date.now()): Verified | null {
  return draft.verified !== null && Date.parse(draft.verified.expiresAt) > now ? draft.verified : null;
}

/** The request this draft stands for; `null` while something required is empty. */
export function requestOf(draft: Draft, courier: string, waybill: string, needsTarget: boolean): InterceptionIn | null {
  const target = partyOf(draft.target);
  if (needsTarget && !isWhole(target)) return null;
  const fee = fen(draft.feeMaxYuan);
  if (fee === undefined) return null;
  return {
    courier,
    waybill_no: waybill,
    kind: draft.kind,
    reason: draft.reason,
    channel: draft.channel,
    payer: draft.payer,
    target: needsTarget ? target : null,
    fee_max_fen: fee,
    note: draft.note.trim(),
    verification_id: stillVerified(draft)?.id ?? null,
  };
}
