import type { Party } from '../api/types';

/** `浙江省 杭州市 西湖区`; a municipality is not said twice. */
export function region(party: Pick<Party, 'province' | 'city' | 'district' | 'street'>): string {
  const parts = [party.province, party.city === party.province ? '' : party.city, party.district ?? '', party.street ?? ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** A person at a place, on two lines. */
export function PartyText({ party }: { party: Party }) {
  return (
    <>
      <div>
        {party.name} <span className="nums">{party.phone}</span>
      </div>
      <div className="soft">
        {region(party)} {party.detail}
      </div>
    </>
  );
}
