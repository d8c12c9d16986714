import { useCouriers } from '../api/reads';
import { KINDS } from './kinds';

/** The kinds that this courier's cards offer, in the order people want them; `null` until the cards are known. */
export function useOffered(courier: string): readonly string[] | null {
  const couriers = useCouriers();
  const cards = couriers.data?.find((each) => each.code === courier)?.cards;
  if (cards === undefined) return null;
  const offered = new Set(cards.flatMap((card) => card.kinds.map((kind) => kind.kind)));
  return KINDS.filter((kind) => offered.has(kind));
}

/** What to ask about before anybody has chosen: the first kind the courier offers. */
export function useFirstKind(courier: string): string {
  return useOffered(courier)?.[0] ?? KINDS[0];
}
