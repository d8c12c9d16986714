import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { useWords } from '../i18n';
import styles from './DoorFrame.module.css';

/** What stands around everything before one is signed in. */
export function DoorFrame({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <div className={styles['page']}>
      <div className={styles['language']}>
        <LanguageSwitch />
      </div>
      <main className={styles['card']}>
        <div className={styles['brand']}>
          <img src="/favicon.svg" width={36} height={36} alt="" />
          <div>
            <h1>{t('product.long')}</h1>
            <p className="soft">{t('product.promise')}</p>
          </div>
        </div>
        {children}
      </main>
    </div>
  );
}
