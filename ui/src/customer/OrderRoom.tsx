import { useCallback, useEffect } from 'react';
import { Notice } from '../plain/Notice';
import { Waiting } from '../plain/Waiting';
import { region } from '../parts/PartyText';
import { observeStage, useBusinessNow } from '../time/clock';
import { shortTime } from '../time/format';
import { readOrder } from './door';
import styles from './OrderRoom.module.css';
import { ParcelCard } from './ParcelCard';
import { Trouble } from './Trouble';
import { usePolled } from './usePolled';
import type { Inside } from './useVisit';
import { useWords } from './words';

const EVERY_MS = 15_000;

interface Props {
  inside: Inside;
  onExpired: () => void;
  onLeave: () => void;
}

/** One order of one customer. */
export function OrderRoom({ inside, onExpired, onLeave }: Props) {
  const t = useWords();
  const now = useBusinessNow();
  const { visit } = inside;
  const read = useCallback(
    async (signal: AbortSignal) => {
      const order = await readOrder(visit, signal);
      for (const parcel of order.parcels) observeStage(parcel.stage);
      return order;
    },
    [visit],
  );
  const { data, problem, again } = usePolled(read, EVERY_MS);
  const gone = problem?.status === 401;
  useEffect(() => {
    if (gone) onExpired();
  }, [gone, onExpired]);
  const order = data ?? inside.order;
  if (order === null) return problem === null || gone ? <Waiting text={t('loading')} /> : <Trouble problem={problem} onAgain={again} />;
  return (
    <>
      <div>
        <div className={styles['order']}>
          <h2 className={styles['no']}>{t('order.no', { no: order.order_no })}</h2>
          <button type="button" className="quiet" onClick={onLeave}>
            {t('order.other')}
          </button>
        </div>
        <p className="faint">
          {order.shop} · {t('order.placed', { time: shortTime(order.placed_at, now) })}
        </p>
        <p className="faint">
          {t('order.to')} {order.recipient.name} <span className="nums">{order.recipient.phone}</span> {region(order.recipient)}
        </p>
      </div>
      {problem === null || gone ? null : problem.unreachable ? (
        <Notice tone="warn" icon="offline" title={t('trouble.stale')} urgent />
      ) : (
        <Trouble problem={problem} onAgain={again} />
      )}
      {order.parcels.length === 0 ? (
        <Notice tone="info" icon="what" title={t('order.none')}>
          <p>{t('order.none_what')}</p>
        </Notice>
      ) : (
        order.parcels.map((parcel) => <ParcelCard key={`${parcel.courier} ${parcel.waybill_no}`} parcel={parcel} visit={visit} mayAsk={order.self_service !== 'off'} sendsItself={order.sends_itself} onChanged={again} />)
      )}
    </>
  );
}
