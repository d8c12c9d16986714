/** The chosen language. Chinese unless a person chose English. */
import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const PLACE = 'gaidao.language';
const listeners = new Set<() => void>();
let language: Language = localStorage.getItem(PLACE) === 'en' ? 'en' : 'zh';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

export function currentLanguage(): Language {
  return language;
}

export function chooseLanguage(next: Language): void {
  language = next;
  localStorage.setItem(PLACE, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => language);
}
