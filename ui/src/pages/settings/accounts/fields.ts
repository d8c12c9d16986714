import type { Card, CardField } from '../../../api/card';
import type { Account } from '../../../api/types';

export type FieldValues = Readonly<Record<string, string>>;

/** What the form begins with. Secrets are never given out, so their fields begin empty. */
export function startFields(account: Account | null): FieldValues {
  return { ...account?.fields };
}

/** What is sent: a secret left empty keeps what is stored. */
export function sentFields(values: FieldValues, fields: readonly CardField[]): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const field of fields) {
    const value = (values[field.key] ?? '').trim();
    if (value !== '') sent[field.key] = value;
  }
  return sent;
}

/** Environments to choose from: those of the card, and the one the account has. */
export function environmentsOf(card: Card | undefined, account: Account | null): string[] {
  return [...new Set([...(card?.environments ?? []), ...(account === null ? [] : [account.environment])])];
}
