import { CoffeeOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useNewestOrders } from '../../api/reads';
import { useWords } from '../../i18n';
import { Nothing } from '../../parts/Nothing';
import { OrderTable } from '../search/OrderTable';
import styles from './QueueEmpty.module.css';

const ORDERS_SHOWN = 8;

/** Nothing waits: where to begin instead. */
export function QueueEmpty({ filtered }: { filtered: boolean }) {
  const t = useWords();
  const orders = useNewestOrders(ORDERS_SHOWN, !filtered);
  if (filtered) {
    return (
      <Nothing title={t('queue.none_like_this')}>
        <p>{t('queue.none_like_this_what')}</p>
      </Nothing>
    );
  }
  const newest = orders.data?.items ?? [];
  return (
    <>
      <Nothing title={t('queue.none')} icon={<CoffeeOutlined />}>
        <p>{t(newest.length === 0 ? 'queue.none_no_orders' : 'queue.none_what')}</p>
        <p>
          <Link to="/start">{t('queue.first_time')}</Link>
        </p>
      </Nothing>
      {newest.length === 0 ? null : (
        <div className={styles['orders']}>
          <h3 className={styles['title']}>{t('queue.newest_orders')}</h3>
          <OrderTable orders={newest} />
        </div>
      )}
    </>
  );
}
