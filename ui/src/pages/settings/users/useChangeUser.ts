import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import type { UserPatch } from '../../../api/types';

/** Changes a person: role, name, whether they may come in, a new password. */
export function useChangeUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UserPatch }) => body(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: change })),
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}
