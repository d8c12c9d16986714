/** A catalogue of its own for a page that must stay small: same rules as the workbench's. */
import type { Values } from './index';
import { useLanguage } from './language';

/** A text with its `{holes}` filled. */
export function fill(text: string, values: Values = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

export interface OwnWords<W extends string> {
  zh: Readonly<Record<W, string>>;
  en: Readonly<Record<W, string>>;
}

export type Say<W extends string> = (word: W, values?: Values) => string;

export function useOwnWords<W extends string>(catalogue: OwnWords<W>): Say<W> {
  const language = useLanguage();
  return (word, values) => fill(catalogue[language][word], values);
}
