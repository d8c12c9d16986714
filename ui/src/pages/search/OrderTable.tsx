import { Link, useNavigate } from 'react-router';
import { useCourierName } from '../../api/reads';
import type { Order } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { DataTable } from '../../parts/DataTable';
import { region } from '../../parts/PartyText';
import { StageMark } from '../../parts/StageMark';

function path(order: Order): string {
  return `/orders/${encodeURIComponent(order.order_no)}`;
}

export function OrderTable({ orders }: { orders: readonly Order[] }) {
  const t = useWords();
  const courier = useCourierName();
  const navigate = useNavigate();
  return (
    <DataTable
      name={t('search.orders')}
      rows={orders}
      rowKey={(order) => order.order_no}
      onOpen={(order) => void navigate(path(order))}
      columns={[
        {
          key: 'order',
          title: t('order.no'),
          tight: true,
          render: (order) => (
            <Link to={path(order)} data-row-link>
              {order.order_no}
            </Link>
          ),
        },
        {
          key: 'parcels',
          title: t('order.parcels'),
          render: (order) =>
            order.parcels.length === 0 ? (
              <span className="faint">{t('order.no_parcel')}</span>
            ) : (
              order.parcels.map((parcel) => (
                <div key={parcel.waybill_no} className="row">
                  <span>{courier(parcel.courier)}</span>
                  <span className="mono">{parcel.waybill_no}</span>
                  <StageMark stage={parcel.stage} />
                </div>
              ))
            ),
        },
        { key: 'to', title: t('order.recipient'), render: (order) => `${order.recipient.name} · ${region(order.recipient)}` },
        { key: 'at', title: t('order.placed_at'), tight: true, render: (order) => <Ago at={order.placed_at} /> },
      ]}
    />
  );
}
