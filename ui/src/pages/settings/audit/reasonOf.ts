/** The reason somebody gave, where an entry holds one. */
export function reasonOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null || !('reason' in detail)) return '—';
  return typeof detail.reason === 'string' ? detail.reason : '—';
}
