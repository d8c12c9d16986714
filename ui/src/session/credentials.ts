/** What every request to the API carries. */
import { currentLanguage } from '../i18n/language';
import { isSomebodyThere } from './presence';
import { currentKey, currentStanding } from './session';

const SAFE = new Set(['GET', 'HEAD']);

/** Language, whether a person is behind it, and the key or, for people, the token that proves a write was meant (their cookie goes by itself). */
export function credentials(method: string, at: number = Date.now()): Record<string, string> {
  const headers: Record<string, string> = { 'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' };
  if (!isSomebodyThere(at)) headers['x-gaidao-background'] = '1';
  const key = currentKey();
  if (key !== null) headers['authorization'] = `Bearer ${key}`;
  const now = currentStanding();
  if (key === null && !SAFE.has(method) && now.at === 'inside' && now.session.csrf) headers['x-csrf-token'] = now.session.csrf;
  return headers;
}
