import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { ParcelName } from '../../api/reads';

/** Asks the courier for the track now. */
export function useRefresh(name: ParcelName) {
  const client = useQueryClient();
  const path = { courier: name.courier, waybill_no: name.waybill_no };
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/parcels/{courier}/{waybill_no}/refresh', { params: { path } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['parcel', name.courier, name.waybill_no] }),
  });
}
