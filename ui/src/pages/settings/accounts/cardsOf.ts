import type { Card } from '../../../api/card';

/** Every connector's card once; several couriers may share one. */
export function cardsOf(couriers: readonly { cards: readonly Card[] }[]): Card[] {
  const seen = new Map<string, Card>();
  for (const courier of couriers) for (const card of courier.cards) if (!seen.has(card.id)) seen.set(card.id, card);
  return [...seen.values()];
}
