/** The few pictures of the pages that carry no component library: strokes on a 24 grid. */
const PATHS = {
  yes: 'M5 12.5l4.5 4.5L19 7.5',
  care: 'M12 7v6M12 16.6v.4M12 3l9.5 17h-19z',
  no: 'M6 6l12 12M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  what: 'M9.5 9.2a2.6 2.6 0 1 1 3.6 2.6c-.8.4-1.1.9-1.1 1.9M12 16.8v.2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  clock: 'M12 7v5l3.2 2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  phone: 'M6.5 3.5h3l1.5 4-2 1.6a11 11 0 0 0 5.9 5.9l1.6-2 4 1.5v3c0 1.1-.9 2-2 2A15 15 0 0 1 4.5 5.5c0-1.1.9-2 2-2z',
  place: 'M12 21s7-6.1 7-11.3A7 7 0 0 0 5 9.7C5 14.9 12 21 12 21zM12 7.4a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 0 1 0-4.8z',
  turn: 'M6 20v-7a4 4 0 0 1 4-4h9M15 5l4 4-4 4',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.4M13 9.1a10 10 0 0 1 6 2.9M12 19v.1',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
