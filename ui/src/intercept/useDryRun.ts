import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { DryRun, InterceptionIn } from '../api/types';
import { observe } from '../time/clock';
import { useLater } from './useLater';

function isDryRun(answer: unknown): answer is DryRun {
  return typeof answer === 'object' && answer !== null && 'dry_run' in answer;
}

/** What would happen, asked as soon as the request is complete and typing rests. */
export function useDryRun(request: InterceptionIn | null) {
  const text = useLater(request === null ? '' : JSON.stringify(request), 350);
  const now = request === null ? '' : JSON.stringify(request);
  const answer = useQuery({
    queryKey: ['dry-run', text],
    queryFn: async ({ signal }) => {
      const sent = { ...(request as InterceptionIn), dry_run: true };
      const result = await body(api.POST('/api/v1/interceptions', { body: sent, signal }));
      if (!isDryRun(result)) throw new TypeError('a dry run answered with something else');
      observe(Date.parse(result.assessment.assessed_at));
      return result;
    },
    enabled: text !== '' && text === now,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: 30_000,
  });
  /** Whether the answer is about what stands in the form now. */
  const current = text === now && text !== '';
  return { answer, current };
}
