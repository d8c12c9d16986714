import { useState } from 'react';
import type { Interception, Order, Parcel } from '../api/types';
import { requestOf } from './draft';
import { needsTarget } from './kinds';
import { useDraft } from './useDraft';
import { useDryRun } from './useDryRun';
import { useOffered } from './useOffered';
import { useSubmit } from './useSubmit';

export type Intercepting = ReturnType<typeof useIntercepting>;

/** The form of one parcel from the first letter to the durable command, wherever it is shown. */
export function useIntercepting(order: Order, parcel: Parcel, onDone: (it: Interception) => void) {
  const { draft: kept, change, changeTarget, reset, drop } = useDraft(parcel);
  const offered = useOffered(parcel.courier);
  // What the courier does not offer is not asked for: the first that it does stands in until somebody chooses.
  const draft = { ...kept, kind: offered === null || offered.includes(kept.kind) ? kept.kind : (offered[0] ?? kept.kind) };
  const submit = useSubmit(draft, change);
  const request = requestOf(draft, parcel.courier, parcel.waybill_no, needsTarget(draft.kind));
  const [done, setDone] = useState<string | null>(null);
  const dryRun = useDryRun(done === null ? request : null);
  const refused = dryRun.current && dryRun.answer.data?.would_accept === false;
  const ready = request !== null && !refused && !submit.isPending;
  const confirm = (): void => {
    if (request === null || !ready) return;
    submit.mutate(request, {
      onSuccess: (it) => {
        drop();
        setDone(it.id);
        onDone(it);
      },
    });
  };
  return {
    order,
    parcel,
    draft,
    change,
    changeTarget,
    reset,
    dryRun,
    /** Everything required is there. */
    complete: request !== null,
    ready,
    pending: submit.isPending,
    failure: submit.error,
    confirm,
    /** The id of the interception, once it is durable. */
    done,
  };
}
