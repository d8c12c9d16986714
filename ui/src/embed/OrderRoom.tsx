import { useEffect } from 'react';
import { useOrder } from '../api/reads';
import { useLive } from '../live/useLive';
import { Notice } from '../plain/Notice';
import { Waiting } from '../plain/Waiting';
import { useSession } from '../session/session';
import { tell } from './host';
import { ParcelRow } from './ParcelRow';
import { Trouble } from './Trouble';
import { useWords } from './words';

/** The parcels of the order, each with its verdict and its button. */
export function OrderRoom({ orderNo }: { orderNo: string }) {
  const t = useWords();
  const session = useSession();
  useLive(session?.actor ?? '');
  const order = useOrder(orderNo);
  const there = order.data !== undefined;
  useEffect(() => {
    if (there) tell({ gaidao: 'ready' });
  }, [there]);
  if (order.data === undefined) return order.isError ? <Trouble error={order.error} onRetry={() => void order.refetch()} /> : <Waiting text={t('loading')} />;
  return (
    <>
      {order.isError ? <Trouble error={order.error} onRetry={() => void order.refetch()} /> : null}
      {order.data.parcels.length === 0 ? (
        <Notice tone="info" icon="what" title={t('none')}>
          <p>{t('none.what')}</p>
        </Notice>
      ) : (
        order.data.parcels.map((parcel) => <ParcelRow key={parcel.waybill_no} order={order.data} parcel={parcel} />)
      )}
    </>
  );
}
