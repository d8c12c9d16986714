import { useNewestOrders } from '../../api/reads';
import { useWords } from '../../i18n';
import { NewOrderButton } from '../../neworder/NewOrderButton';
import { Answer } from '../../parts/Answer';
import { OrderTable } from '../search/OrderTable';
import styles from './StartPage.module.css';
import { Step } from './Step';
import { useAssessed } from './useAssessed';

const ORDERS_LOOKED_AT = 12;
const ORDERS_SHOWN = 5;

/** How an order gets in, for an installation without any. */
function example(): string {
  const order = {
    shop: 'shop-1',
    buyer_phone: '13800138000',
    placed_at: new Date().toISOString(),
    recipient: { name: '张三', phone: '13800138000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路1号' },
    parcels: [{ courier: 'ZTO', waybill_no: '73170000000001' }],
  };
  return `curl -X PUT ${location.origin}/api/v1/orders/A-1 \\\n  -H "Authorization: Bearer $GAIDAO_KEY" -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(order)}'`;
}

/** Step 2: an order to open. */
export function OrderStep() {
  const t = useWords();
  const orders = useNewestOrders(ORDERS_LOOKED_AT, true);
  const best = useAssessed(orders.data?.items ?? []).slice(0, ORDERS_SHOWN);
  const some = (orders.data?.items.length ?? 0) > 0;
  return (
    <Step number={2} title={t('start.order')} done={some}>
      <Answer of={orders} rows={4}>
        {(page) =>
          page.items.length === 0 ? (
            <>
              <p>{t('start.order_none')}</p>
              <pre className={styles['code']}>{example()}</pre>
            </>
          ) : (
            <>
              <p>{t('start.order_open')}</p>
              <div className={styles['table']}>
                <OrderTable orders={best} />
              </div>
            </>
          )
        }
      </Answer>
      <div>
        <NewOrderButton />
      </div>
    </Step>
  );
}
