/** What the settings pages read. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';

export function useAccounts(enabled = true) {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/accounts', { signal })),
    enabled,
  });
}

export function useKeys(enabled = true) {
  return useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/api-keys', { signal })),
    enabled,
  });
}

export function useWebhooks(enabled = true) {
  return useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/webhooks', { signal })),
    enabled,
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

export function useAudit(cursor: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['audit', cursor],
    queryFn: ({ signal }) => body(api.GET('/api/v1/audit', { params: { query: { order: 'newest', limit: 50, cursor } }, signal })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useSelfService() {
  return useQuery({
    queryKey: ['self-service'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/settings/self-service', { signal })),
  });
}
