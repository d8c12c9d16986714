import { api, body } from '../../api/client';
import type { Order, RevealedOrder } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { CopyButton } from '../../parts/CopyButton';
import { Facts } from '../../parts/Facts';
import { money } from '../../parts/money';
import { Panel } from '../../parts/Panel';
import { PartyText } from '../../parts/PartyText';
import { RevealButton } from '../../reveal/RevealButton';
import { useRevealed } from '../../reveal/useRevealed';
import { CustomerLink } from './CustomerLink';

export function OrderFacts({ order }: { order: Order }) {
  const t = useWords();
  const { shown, show, hide } = useRevealed<RevealedOrder>();
  const path = { order_no: order.order_no };
  const remark = shown?.remark ?? order.remark;
  return (
    <Panel
      title={t('order.facts')}
      extra={
        <span className="row">
          <RevealButton
            ask={(reason) => body(api.POST('/api/v1/orders/{order_no}/reveal', { params: { path }, body: { reason } }))}
            shown={shown !== null}
            onShow={show}
            onHide={hide}
          />
          <CopyButton text={order.order_no} label={t('order.copy_no')} />
        </span>
      }
    >
      <Facts
        facts={[
          { name: t('order.recipient'), value: <PartyText party={shown?.recipient ?? order.recipient} /> },
          { name: t('order.buyer_phone'), value: <span className="nums">{shown?.buyer_phone ?? order.buyer_phone}</span> },
          { name: t('order.shop'), value: order.shop },
          { name: t('order.placed_at'), value: <Ago at={order.placed_at} /> },
          { name: t('order.value'), value: order.value_fen === null || order.value_fen === undefined ? t('unknown') : money(order.value_fen) },
          remark === '' ? null : { name: t('order.remark'), value: remark },
        ]}
      />
      <CustomerLink orderNo={order.order_no} />
    </Panel>
  );
}
