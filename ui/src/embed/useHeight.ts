import { useEffect } from 'react';
import { tell } from './host';

/** Keeps the host page told how high the frame's content is. */
export function useHeight(element: HTMLElement | null, ready: boolean): void {
  useEffect(() => {
    if (element === null || !ready) return undefined;
    const observer = new ResizeObserver(() => tell({ gaidao: 'height', px: element.getBoundingClientRect().height }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, ready]);
}
