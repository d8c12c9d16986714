/** Times as people read them: Asia/Shanghai, with the age beside. */
import type { Values } from '../i18n';

type TimeWord = 'seconds' | 'minutes' | 'hours' | 'hours_minutes' | 'days' | 'days_hours' | 'just_now' | 'ago';

/** Any catalogue that has the words of time. */
export type SayTime = (word: `time.${TimeWord}`, values?: Values) => string;

const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function parts(ms: number): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(ms).map((part) => [part.type, part.value]));
}

/** `2026-11-22 19:58:01` */
export function fullTime(iso: string): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const p = parts(ms);
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}:${p['second']}`;
}

/** `19:58` on the day of `now`, else `11-22 19:58`, in another year `2025-11-22 19:58`. */
export function shortTime(iso: string, now: number | null): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const p = parts(ms);
  const today = parts(now ?? Date.now());
  const clock = `${p['hour']}:${p['minute']}`;
  if (p['year'] !== today['year']) return `${p['year']}-${p['month']}-${p['day']} ${clock}`;
  if (p['month'] === today['month'] && p['day'] === today['day']) return clock;
  return `${p['month']}-${p['day']} ${clock}`;
}

/** A span in its two largest units: `2 小时 5 分`. */
export function span(ms: number, t: SayTime): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return t('time.seconds', { n: Math.floor(Math.abs(ms) / 1_000) });
  if (minutes < 60) return t('time.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 === 0 ? t('time.hours', { n: hours }) : t('time.hours_minutes', { h: hours, m: minutes % 60 });
  }
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? t('time.days', { n: days }) : t('time.days_hours', { d: days, h: hours % 24 });
}

/** `3 分钟前` */
export function ago(iso: string, now: number, t: SayTime): string {
  const passed = now - Date.parse(iso);
  return passed < 5_000 ? t('time.just_now') : t('time.ago', { span: span(passed, t) });
}
