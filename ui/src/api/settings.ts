/** What the settings pages read. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';

export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/accounts', { signal })),
  });
}

export function useKeys() {
  return useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/api-keys', { signal })),
  });
}

export function useWebhooks() {
  return useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/webhooks', { signal })),
  });
}

export function useDeliveries(id: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['webhooks', id, 'deliveries', cursor],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit: 20, cursor } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

export function useAudit(cursor: string | undefined) {
  return useQuery({
    queryKey: ['audit', cursor],
    queryFn: ({ signal }) => body(api.GET('/api/v1/audit', { params: { query: { limit: 50, cursor } }, signal })),
    placeholderData: keepPreviousData,
  });
}
