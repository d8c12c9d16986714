import { useEffect, useEffectEvent } from 'react';

/** Typing is typing: no shortcut while a field has the focus or a dialogue is open. */
function busy(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return true;
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Calls `act` when the single key is pressed. */
export function useShortcut(key: string, act: () => void): void {
  const run = useEffectEvent(act);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.defaultPrevented || busy(event.target)) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key]);
}
