/** The chosen language. Chinese unless a person chose English. */
import { useSyncExternalStore } from 'react';
import { inBrowser } from '../storage/storage';

export type Language = 'zh' | 'en';

const PLACE = 'gaidao.language';
const listeners = new Set<() => void>();
let language: Language = inBrowser.read(PLACE) === 'en' ? 'en' : 'zh';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

export function currentLanguage(): Language {
  return language;
}

/** A person chose: remembered. */
export function chooseLanguage(next: Language): void {
  inBrowser.write(PLACE, next);
  speak(next);
}

/** For this page only. */
export function speak(next: Language): void {
  language = next;
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
