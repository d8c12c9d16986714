import { useState } from 'react';

/** Remembers the cursors passed, so that one can go back. */
export function useCursor() {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    cursor: trail.at(-1),
    page: trail.length + 1,
    back: trail.length === 0 ? null : () => setTrail(trail.slice(0, -1)),
    next: (cursor: string | null | undefined) => (cursor ? () => setTrail([...trail, cursor]) : null),
    first: () => setTrail([]),
  };
}
