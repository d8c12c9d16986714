/** What changes, as the API reckons it (the order's side is masked here). */
export interface Change {
  fields: readonly string[];
  distance: string;
}

export function readChange(value: unknown): Change | null {
  if (typeof value !== 'object' || value === null) return null;
  const raw: Readonly<Record<string, unknown>> = { ...value };
  const fields = Array.isArray(raw['fields']) ? raw['fields'].filter((each) => typeof each === 'string') : [];
  return { fields, distance: typeof raw['distance'] === 'string' ? raw['distance'] : '' };
}
