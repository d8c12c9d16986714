import { useState } from 'react';
import { useParams } from 'react-router';
import { useOrder } from '../../api/reads';
import type { Parcel } from '../../api/types';
import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { InterceptDrawer } from '../../intercept/InterceptDrawer';
import { openDraft } from '../../intercept/draft';
import { Answer } from '../../parts/Answer';
import { Nothing } from '../../parts/Nothing';
import { Note } from '../../parts/Note';
import { OrderFacts } from './OrderFacts';
import styles from './OrderPage.module.css';
import { ParcelPanel } from './ParcelPanel';

/** 订单页: the order, its parcels with their place, and whether they can still be turned. */
export function OrderPage() {
  const t = useWords();
  const orderNo = useParams()['orderNo'] ?? '';
  const order = useOrder(orderNo);
  // A draft that was open before a reload opens again.
  const [chosen, setChosen] = useState<string | null>(() => openDraft(orderNo));
  usePageTitle(t('order.title', { no: orderNo }));
  return (
    <div className="stack">
      <h1>{t('order.title', { no: orderNo })}</h1>
      <Answer of={order} rows={8}>
        {(data) => {
          const parcel = data.parcels.find((each) => each.waybill_no === chosen);
          return (
            <div className={styles['columns']}>
              <div className="stack">
                {data.parcels.length === 0 ? (
                  <Nothing title={t('order.no_parcel')}>
                    <p>{t('order.no_parcel_what')}</p>
                  </Nothing>
                ) : (
                  data.parcels.map((each: Parcel) => (
                    <ParcelPanel key={each.waybill_no} parcel={each} onIntercept={() => setChosen(each.waybill_no)} />
                  ))
                )}
              </div>
              <div className="stack">
                {data.warnings.map((warning) => (
                  <Note key={warning} tone="warn">
                    <p>{warning}</p>
                  </Note>
                ))}
                <OrderFacts order={data} />
              </div>
              {parcel === undefined ? null : <InterceptDrawer key={parcel.waybill_no} order={data} parcel={parcel} onClose={() => setChosen(null)} />}
            </div>
          );
        }}
      </Answer>
    </div>
  );
}
