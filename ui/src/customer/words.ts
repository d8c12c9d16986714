/** Every word of the customer page. */
import { useLanguage } from '../i18n/language';
import { type OwnWords, type Say, useOwnWords } from '../i18n/ownWords';
import { en } from './en';
import { type CustomerWord, zh } from './zh';

export const catalogue: OwnWords<CustomerWord> = { zh, en };

export function useWords(): Say<CustomerWord> {
  return useOwnWords(catalogue);
}

/** The page's own word for a code; the API's where the catalogue has none. */
export function useCodeWord(): (group: string, code: string, text: string) => string {
  const language = useLanguage();
  return (group, code, text) => {
    const word = `${group}.${code}`;
    return Object.hasOwn(zh, word) ? catalogue[language][word as CustomerWord] : text;
  };
}
