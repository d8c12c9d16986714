import { useQueries } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Order } from '../../api/types';

const NO_VERDICT = 'unknown';
const BEST_FIRST = ['allow', 'warn', NO_VERDICT, 'deny'];

/** The orders, those first whose parcel can be intercepted; which they are, the server says. */
export function useAssessed(orders: readonly Order[]): readonly Order[] {
  const parcels = orders.map((order) => order.parcels[0]);
  const verdicts = useQueries({
    queries: parcels.map((parcel) => ({
      queryKey: ['parcel', parcel?.courier, parcel?.waybill_no, 'assessment', 'readdress', 'once'],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const asked = { courier: parcel?.courier ?? '', waybill_no: parcel?.waybill_no ?? '', kind: 'readdress' };
        return (await body(api.POST('/api/v1/assessments', { body: asked, signal }))).verdict;
      },
      enabled: parcel !== undefined,
    })),
  });
  const rank = (order: Order): number => BEST_FIRST.indexOf(verdicts[orders.indexOf(order)]?.data ?? NO_VERDICT);
  return orders.toSorted((a, b) => rank(a) - rank(b));
}
