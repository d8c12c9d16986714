import { useCallback, useEffect, useState } from 'react';
import { freshKey } from '../api/freshKey';
import { asProblem, type Problem } from '../api/problem';
import { fieldsOf, type TargetFields } from '../intercept/draft';
import { useLater } from '../intercept/useLater';
import { submit } from './door';
import { type Draft, dropDraft, loadDraft, saveDraft, wishOf } from './draft';
import type { Asked, CustomerParcel } from './types';
import { useParsed } from './useParsed';

/** The form of one parcel: paste, mend, agree, submit. */
export function useChange(parcel: CustomerParcel, visit: string, onDone: (it: Asked) => void) {
  const { courier, waybill_no } = parcel;
  const [draft, setDraft] = useState(() => loadDraft(parcel));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), []);
  const changeTarget = useCallback((part: Partial<TargetFields>) => setDraft((old) => ({ ...old, target: { ...old.target, ...part } })), []);
  useEffect(() => saveDraft({ courier, waybill_no }, draft), [courier, waybill_no, draft]);

  const text = useLater(draft.paste.trim(), 400);
  const parsed = useParsed(visit, text);
  const understood = parsed.data;
  // A new message fills the fields anew; what is mended by hand afterwards stays.
  if (understood !== null && understood.of !== draft.filledFrom) {
    change({ filledFrom: understood.of, target: fieldsOf(understood.address) });
  }

  const offered = parcel.can_change.kinds;
  const kind = offered.some((each) => each.code === draft.kind) ? draft.kind : offered[0]?.code;
  const wish = kind ? wishOf(draft, parcel, kind) : null;
  const send = async (): Promise<void> => {
    if (wish === null || busy) return;
    const body = JSON.stringify(wish);
    const key = draft.sent?.body === body ? draft.sent.key : freshKey();
    const kept = { ...draft, sent: { body, key } };
    setDraft(kept);
    // Before the first byte leaves: a reload in between must find the key.
    saveDraft(parcel, kept);
    setBusy(true);
    setFailure(null);
    try {
      const asked = await submit(visit, wish, key);
      dropDraft(parcel);
      onDone(asked);
    } catch (thrown) {
      setFailure(asProblem(thrown));
      setBusy(false);
    }
  };
  return { draft, kind: kind ?? null, change, changeTarget, parsed, send, ready: wish !== null, busy, failure };
}
