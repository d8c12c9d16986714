import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import type { Interception, Order, Parcel } from '../api/types';
import { ConfirmBar } from '../intercept/ConfirmBar';
import { DraftForm } from '../intercept/DraftForm';
import { useIntercepting } from '../intercept/useIntercepting';
import { tell } from './host';

interface Props {
  order: Order;
  parcel: Parcel;
  onSubmitted: (it: Interception) => void;
}

/** The form of the drawer, without a drawer. */
export function InlineForm({ order, parcel, onSubmitted }: Props) {
  const intercepting = useIntercepting(order, parcel, onSubmitted);
  const code = intercepting.failure === null ? null : asProblem(intercepting.failure).code;
  useEffect(() => {
    if (code !== null) tell({ gaidao: 'error', code });
  }, [code]);
  return (
    <div className="stack">
      <DraftForm of={intercepting} />
      <ConfirmBar of={intercepting} />
    </div>
  );
}
