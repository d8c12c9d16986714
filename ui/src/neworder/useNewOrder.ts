import { useMutation } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { Problem } from '../api/problem';
import type { PartyIn } from '../api/types';
import { businessNow } from '../time/clock';

export interface NewOrder {
  orderNo: string;
  shop: string;
  courier: string;
  waybillNo: string;
  recipient: PartyIn;
}

/** Whether the number is taken: writing an order replaces what stands under its number. */
async function isKnown(orderNo: string): Promise<boolean> {
  const found = await body(api.GET('/api/v1/orders', { params: { query: { q: orderNo } } }));
  return found.items.some((order) => order.order_no === orderNo);
}

/** Writes an order by hand; never over one that is there. */
export function useNewOrder() {
  return useMutation({
    mutationFn: async (given: NewOrder) => {
      if (await isKnown(given.orderNo)) throw new Problem({ code: 'order_known', status: 409 });
      const order = {
        shop: given.shop,
        buyer_phone: given.recipient.phone,
        placed_at: new Date(businessNow() ?? Date.now()).toISOString(),
        recipient: given.recipient,
        parcels: [{ courier: given.courier, waybill_no: given.waybillNo }],
      };
      return body(api.PUT('/api/v1/orders/{order_no}', { params: { path: { order_no: given.orderNo } }, body: order }));
    },
  });
}
