import { useMutation } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Draft } from './draft';

/** Proof that the one who asks is the customer, as far as it goes. */
export interface Verified {
  id: string;
  strength: string;
  expiresAt: string;
  /** How long it counted when it was given, milliseconds. */
  goodForMs: number;
}

/** What was typed: four digits are the last of the phone, more are all of it. */
function factors(typed: string): { phone_last4: string } | { phone: string } {
  return typed.length === 4 ? { phone_last4: typed } : { phone: typed };
}

export function useVerify(orderNo: string, keep: (part: Partial<Draft>) => void) {
  return useMutation({
    gcTime: 0,
    mutationFn: (typed: string) => body(api.POST('/api/v1/verifications', { body: { order_no: orderNo, factors: factors(typed) } })),
    onSuccess: (made) => keep({ verified: { id: made.id, strength: made.strength, expiresAt: made.expires_at, goodForMs: Date.parse(made.expires_at) - Date.now() } }),
  });
}
