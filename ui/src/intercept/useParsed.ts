import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { useLater } from './useLater';

/** What the server understands of a customer's message. */
export function useParsed(text: string) {
  const still = useLater(text.trim(), 300);
  const parsed = useQuery({
    queryKey: ['parse', still],
    queryFn: ({ signal }) => body(api.POST('/api/v1/addresses/parse', { body: { text: still }, signal })),
    enabled: still !== '',
    staleTime: Number.POSITIVE_INFINITY,
    // Personal data: kept no longer than it is looked at.
    gcTime: 0,
  });
  return { parsed, of: still };
}
