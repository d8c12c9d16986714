export interface Place {
  province: string;
  city: string;
  district: string;
  adcode: string;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Reads candidates of the address room; what is none is left out. */
export function readPlaces(candidates: readonly unknown[]): Place[] {
  return candidates.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const raw: Readonly<Record<string, unknown>> = { ...each };
    const place = { province: text(raw['province']), city: text(raw['city']), district: text(raw['district']), adcode: text(raw['adcode']) };
    return place.province === '' ? [] : [place];
  });
}
