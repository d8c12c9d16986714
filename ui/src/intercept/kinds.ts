/** Kinds in the order people want them. Which of them a courier offers, its card says. */
export const KINDS = ['readdress', 'change_contact', 'return_to_sender', 'return_to_origin_outlet', 'hold_for_pickup', 'reschedule'] as const;

/** Kinds whose request carries a target (API.md: required for these). */
const WITH_TARGET = new Set<string>(['readdress', 'change_contact']);

export function needsTarget(kind: string): boolean {
  return WITH_TARGET.has(kind);
}

export const REASONS = ['wrong_address', 'temporary_place', 'other_recipient', 'wrong_phone', 'refund', 'recall', 'duplicate_order', 'fraud', 'other'] as const;
export const CHANNELS = ['chat', 'phone', 'remark'] as const;
export const PAYERS = ['merchant', 'customer', 'courier'] as const;
