import { useEffect } from 'react';
import { useWords } from '../i18n';

export function usePageTitle(title: string): void {
  const t = useWords();
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
