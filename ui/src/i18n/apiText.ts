import { say, type Word } from './index';
import { useLanguage } from './language';
import { zh } from './zh';

/** The API's own word in Chinese; in English ours for the same code, until the API has one. */
export function useApiText(): (group: string, code: string, text: string) => string {
  const language = useLanguage();
  return (group, code, text) => {
    const word = `${group}.${code}`;
    return language === 'zh' || !Object.hasOwn(zh, word) ? text : say(language, word as Word);
  };
}
