/** What the queue can show: what is open, what a person must decide, everything. */
export const VIEWS = ['open', 'person', 'all'] as const;
export type View = (typeof VIEWS)[number];

export function viewOf(name: string | null): View {
  return VIEWS.find((view) => view === name) ?? 'open';
}
