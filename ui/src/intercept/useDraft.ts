import { useCallback, useEffect, useState } from 'react';
import type { ParcelName } from '../api/reads';
import { type Draft, dropDraft, emptyDraft, loadDraft, saveDraft, type TargetFields } from './draft';

/** The draft of a parcel, kept as it is typed. */
export function useDraft({ courier, waybill_no }: ParcelName) {
  const [draft, setDraft] = useState(() => loadDraft(courier, waybill_no));
  const [dropped, setDropped] = useState(false);
  useEffect(() => {
    if (!dropped) saveDraft(courier, waybill_no, draft);
  }, [courier, waybill_no, draft, dropped]);
  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), []);
  const changeTarget = useCallback(
    (part: Partial<TargetFields>) => setDraft((old) => ({ ...old, target: { ...old.target, ...part } })),
    [],
  );
  const reset = useCallback(() => setDraft(emptyDraft()), []);
  const drop = useCallback(() => {
    setDropped(true);
    dropDraft(courier, waybill_no);
  }, [courier, waybill_no]);
  return { draft, change, changeTarget, reset, drop };
}
