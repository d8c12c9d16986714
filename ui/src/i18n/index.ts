import { en } from './en';
import { type Language, useLanguage } from './language';
import { fill } from './ownWords';
import { type Word, zh } from './zh';

export type { Word } from './zh';
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (word: Word, values?: Values) => string;

const CATALOGUES: Record<Language, Readonly<Record<Word, string>>> = { zh, en };

/** The text for `word`, its `{holes}` filled. */
export function say(language: Language, word: Word, values: Values = {}): string {
  return fill(CATALOGUES[language][word], values);
}

export function useWords(): Translate {
  const language = useLanguage();
  return (word, values) => say(language, word, values);
}

/** The word for a code of the API, or the code itself where the catalogue has none. */
export function useCodeWords(): (group: string, code: string) => string {
  const language = useLanguage();
  return (group, code) => {
    const word = `${group}.${code}`;
    return Object.hasOwn(zh, word) ? say(language, word as Word) : code;
  };
}
