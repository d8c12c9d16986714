import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Division } from '../api/types';

const NONE: readonly Division[] = [];

/** The divisions below `parent` (`null`: the provinces); nothing while the parent is not known. */
export function useDivisions(parent: string | null | undefined): readonly Division[] {
  const divisions = useQuery({
    queryKey: ['divisions', parent],
    queryFn: ({ signal }) => body(api.GET('/api/v1/divisions', { params: { query: { parent: parent ?? undefined } }, signal })),
    enabled: parent !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return divisions.data?.items ?? NONE;
}
