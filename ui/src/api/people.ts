/** People and their sessions. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';

export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/users', { signal })),
    staleTime: 60_000,
  });
}

/** The sessions of the one who is signed in. */
export function useSessions(enabled: boolean) {
  return useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/sessions', { signal })),
    enabled,
  });
}
