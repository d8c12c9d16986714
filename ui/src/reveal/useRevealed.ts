import { useCallback, useEffect, useState } from 'react';

/** What was revealed is covered again after this long. */
const SHOWN_MS = 60_000;

/** Clear text on the page, for a minute; it lives nowhere else. */
export function useRevealed<T>() {
  const [shown, setShown] = useState<T | null>(null);
  const hide = useCallback(() => setShown(null), []);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, hide]);
  return { shown, show: setShown, hide };
}
