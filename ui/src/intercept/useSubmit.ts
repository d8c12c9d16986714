import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { freshKey } from '../api/freshKey';
import type { Interception, InterceptionIn } from '../api/types';
import type { Draft } from './draft';

function isInterception(answer: unknown): answer is Interception {
  return typeof answer === 'object' && answer !== null && 'id' in answer;
}

/** Sends the command. The same request always goes under the same key: a second click or a retry changes nothing. */
export function useSubmit(draft: Draft, keep: (part: Partial<Draft>) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: InterceptionIn) => {
      const text = JSON.stringify(request);
      const key = draft.sent?.body === text ? draft.sent.key : freshKey();
      keep({ sent: { body: text, key } });
      const headers = { 'Idempotency-Key': key };
      const answer = await body(api.POST('/api/v1/interceptions', { body: request, headers }));
      if (!isInterception(answer)) throw new TypeError('the answer holds no interception');
      return answer;
    },
    onSuccess: (it) => {
      client.setQueryData(['interception', it.id], it);
      void client.invalidateQueries({ queryKey: ['parcel', it.courier, it.waybill_no] });
      void client.invalidateQueries({ queryKey: ['interceptions'] });
    },
  });
}
