import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from '../api/client';
import { tell } from './host';

/** Follows an interception and tells the host page of every new state. */
export function useStateEvents(id: string | null): void {
  const it = useQuery({
    queryKey: ['interception', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/interceptions/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    refetchInterval: 15_000,
  });
  const state = it.data?.state;
  useEffect(() => {
    if (id !== null && state !== undefined) tell({ gaidao: 'state', id, state });
  }, [id, state]);
}
