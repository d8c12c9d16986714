/** Everything the pages read, each under the key that live events make stale. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language';
import { observe, observeStage } from '../time/clock';
import { readCard } from './card';
import { api, body } from './client';

export interface QueueFilter {
  state?: string;
  courier?: string;
  q?: string;
  waiting?: boolean;
  needs_person?: boolean;
  cursor?: string;
  limit?: number;
}

export function useInterceptions(filter: QueueFilter, enabled = true) {
  return useQuery({
    queryKey: ['interceptions', filter],
    queryFn: ({ signal }) => body(api.GET('/api/v1/interceptions', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    // Deadlines pass without an event.
    refetchInterval: 20_000,
    enabled,
  });
}

export function useInterception(id: string) {
  return useQuery({
    queryKey: ['interception', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/interceptions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: 15_000,
  });
}

export function useTimeline(id: string) {
  return useQuery({
    queryKey: ['interception', id, 'timeline'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/interceptions/{id}/timeline', { params: { path: { id } }, signal })),
    refetchInterval: 15_000,
  });
}

export function useAttempts(id: string) {
  return useQuery({
    queryKey: ['interception', id, 'attempts'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/interceptions/{id}/attempts', { params: { path: { id } }, signal })),
  });
}

export function useOrder(orderNo: string) {
  return useQuery({
    queryKey: ['order', orderNo],
    queryFn: async ({ signal }) => {
      const order = await body(api.GET('/api/v1/orders/{order_no}', { params: { path: { order_no: orderNo } }, signal }));
      for (const parcel of order.parcels) observeStage(parcel.stage);
      return order;
    },
    refetchInterval: 20_000,
  });
}

export function useOrders(q: string) {
  return useQuery({
    queryKey: ['orders', q],
    queryFn: ({ signal }) => body(api.GET('/api/v1/orders', { params: { query: { q, limit: 50 } }, signal })),
    enabled: q !== '',
  });
}

/** The newest orders: something to open when the queue is empty. */
export function useNewestOrders(limit: number, enabled: boolean) {
  return useQuery({
    queryKey: ['orders', 'newest', limit],
    queryFn: ({ signal }) => body(api.GET('/api/v1/orders', { params: { query: { limit } }, signal })),
    enabled,
  });
}

export interface ParcelName {
  courier: string;
  waybill_no: string;
}

export function useParcel(name: ParcelName | null, every = 20_000) {
  return useQuery({
    queryKey: ['parcel', name?.courier, name?.waybill_no],
    queryFn: async ({ signal }) => {
      const path = { courier: name?.courier ?? '', waybill_no: name?.waybill_no ?? '' };
      const parcel = await body(api.GET('/api/v1/parcels/{courier}/{waybill_no}', { params: { path }, signal }));
      observeStage(parcel.stage);
      return parcel;
    },
    enabled: name !== null,
    refetchInterval: every,
  });
}

export function useAssessment(name: ParcelName, kind: string) {
  return useQuery({
    queryKey: ['parcel', name.courier, name.waybill_no, 'assessment', kind],
    queryFn: async ({ signal }) => {
      const { courier, waybill_no } = name;
      const assessment = await body(api.POST('/api/v1/assessments', { body: { courier, waybill_no, kind }, signal }));
      observe(Date.parse(assessment.assessed_at));
      return assessment;
    },
    refetchInterval: 20_000,
  });
}

export function useContacts(name: ParcelName, enabled: boolean) {
  return useQuery({
    queryKey: ['contacts', name.courier, name.waybill_no],
    queryFn: ({ signal }) => {
      const query = { courier: name.courier, waybill_no: name.waybill_no };
      return body(api.GET('/api/v1/contacts', { params: { query }, signal }));
    },
    enabled,
  });
}

export function useCouriers() {
  return useQuery({
    queryKey: ['couriers'],
    queryFn: async ({ signal }) => {
      const answer = await body(api.GET('/api/v1/couriers', { signal }));
      return answer.items.map((courier) => Object.assign(courier, { cards: courier.connectors.map(readCard) }));
    },
    staleTime: 600_000,
  });
}

/** Name of a courier code in the chosen language; the code itself until it is known. */
export function useCourierName(): (code: string) => string {
  const couriers = useCouriers();
  const language = useLanguage();
  return (code) => {
    const courier = couriers.data?.find((each) => each.code === code);
    return (language === 'zh' ? courier?.name : courier?.name_en) ?? code;
  };
}
