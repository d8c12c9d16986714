import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Interception } from '../../api/types';

export type Outcome = 'accepted' | 'refused' | 'completed' | 'failed' | 'keep_waiting';

/** What a person may do to a case. Whether it is possible, the API says. */
export type Act =
  | { act: 'approve' | 'reject' | 'withdraw' | 'escalate' | 'take' | 'resend'; note: string }
  | { act: 'resolve'; outcome: Outcome; note: string };

function send(id: string, act: Act): Promise<Interception> {
  const params = { path: { id } };
  const note = { note: act.note };
  switch (act.act) {
    case 'approve':
      return body(api.POST('/api/v1/interceptions/{id}/approve', { params, body: note }));
    case 'reject':
      return body(api.POST('/api/v1/interceptions/{id}/reject', { params, body: note }));
    case 'withdraw':
      return body(api.POST('/api/v1/interceptions/{id}/withdraw', { params, body: note }));
    case 'escalate':
      return body(api.POST('/api/v1/interceptions/{id}/escalate', { params, body: note }));
    case 'take':
      return body(api.POST('/api/v1/interceptions/{id}/take', { params, body: note }));
    case 'resend':
      return body(api.POST('/api/v1/interceptions/{id}/resend', { params, body: note }));
    case 'resolve':
      return body(api.POST('/api/v1/interceptions/{id}/resolve', { params, body: { outcome: act.outcome, note: act.note } }));
  }
}

export function useAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => send(id, act),
    onSuccess: (it) => client.setQueryData(['interception', id], it),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['interception', id] }),
        client.invalidateQueries({ queryKey: ['interceptions'] }),
      ]),
  });
}
