import { lazy, Suspense, useState } from 'react';
import { useAssessment, useContacts, useCourierName, useParcel } from '../api/reads';
import type { Interception, Order, Parcel } from '../api/types';
import { openDraft, rememberOpen } from '../intercept/draft';
import { needsTarget } from '../intercept/kinds';
import { useFirstKind } from '../intercept/useOffered';
import { Icon } from '../plain/Icon';
import { Waiting } from '../plain/Waiting';
import { tell } from './host';
import styles from './ParcelRow.module.css';
import { Trouble } from './Trouble';
import { useStateEvents } from './useStateEvents';
import { Verdict } from './Verdict';
import { useWords } from './words';

// The form and its component library are loaded by the first click: until then the host page carries a button only.
const Inside = lazy(() => import('./Inside'));

interface Props {
  order: Order;
  parcel: Parcel;
}

/** One parcel: verdict, place, button; a click opens the form below. */
export function ParcelRow({ order, parcel }: Props) {
  const t = useWords();
  const courier = useCourierName();
  const live = useParcel(parcel);
  const known = live.data ?? parcel;
  const kind = useFirstKind(parcel.courier);
  const assessment = useAssessment(parcel, kind);
  const [open, setOpen] = useState(() => openDraft(order.order_no) === parcel.waybill_no);
  const [done, setDone] = useState<string | null>(null);
  const running = done ?? known.live_interception_id ?? null;
  useStateEvents(running);
  const denied = running === null && assessment.data?.verdict === 'deny';
  const contacts = useContacts(parcel, denied);
  const toggle = (next: boolean): void => {
    rememberOpen(order.order_no, next ? parcel.waybill_no : null);
    setOpen(next);
    // What is looked at stays in view when it comes to its end; closed, the next opening begins anew.
    setDone(next ? running : null);
  };
  const submitted = (it: Interception): void => {
    setDone(it.id);
    rememberOpen(order.order_no, null);
    tell({ gaidao: 'submitted', id: it.id, state: it.state });
  };
  return (
    <section className={styles['parcel']} aria-label={`${courier(parcel.courier)} ${parcel.waybill_no}`}>
      <div className={styles['line']}>
        {running === null && assessment.data ? <Verdict verdict={assessment.data.verdict} /> : null}
        <div className={styles['what']}>
          <h2>
            {courier(parcel.courier)} <span className="nums">{parcel.waybill_no}</span>
          </h2>
          <span className="soft">
            {known.stage.name} · {known.stage.place ?? t('unplaced')}
          </span>
        </div>
        <button type="button" className={open ? 'plain' : 'primary'} disabled={!open && (denied || (running === null && assessment.data === undefined))} aria-expanded={open} onClick={() => toggle(!open)}>
          {t(open ? 'fold' : running !== null ? 'live' : needsTarget(kind) ? 'act' : 'act.plain')}
        </button>
      </div>
      {assessment.isError ? <Trouble error={assessment.error} onRetry={() => void assessment.refetch()} /> : null}
      {denied ? (
        <>
          <p>{assessment.data?.reasons.map((reason) => reason.text).join('；')}</p>
          <p className={styles['calls']}>
            {contacts.data?.items.map((contact) => (
              <a key={`${contact.sort} ${contact.phone}`} href={`tel:${contact.phone}`}>
                <Icon name="phone" size={16} /> {contact.name} {t('call', { phone: contact.phone })}
              </a>
            ))}
          </p>
        </>
      ) : null}
      {open ? (
        <Suspense fallback={<Waiting text={t('loading')} />}>
          <Inside order={order} parcel={known} running={running} onSubmitted={submitted} />
        </Suspense>
      ) : null}
    </section>
  );
}
