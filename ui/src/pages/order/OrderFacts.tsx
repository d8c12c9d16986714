import type { Order } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { CopyButton } from '../../parts/CopyButton';
import { Facts } from '../../parts/Facts';
import { money } from '../../parts/money';
import { Panel } from '../../parts/Panel';
import { PartyText } from '../../parts/PartyText';

export function OrderFacts({ order }: { order: Order }) {
  const t = useWords();
  return (
    <Panel title={t('order.facts')} extra={<CopyButton text={order.order_no} label={t('order.copy_no')} />}>
      <Facts
        facts={[
          { name: t('order.recipient'), value: <PartyText party={order.recipient} /> },
          { name: t('order.buyer_phone'), value: <span className="nums">{order.buyer_phone}</span> },
          { name: t('order.shop'), value: order.shop },
          { name: t('order.placed_at'), value: <Ago at={order.placed_at} /> },
          { name: t('order.value'), value: order.value_fen === null || order.value_fen === undefined ? t('unknown') : money(order.value_fen) },
          order.remark === '' ? null : { name: t('order.remark'), value: order.remark },
        ]}
      />
    </Panel>
  );
}
