import { useEffect } from 'react';
import { chooseLanguage, useLanguage } from '../i18n/language';
import { Boundary } from '../plain/Boundary';
import { Waiting } from '../plain/Waiting';
import { Broken } from './Broken';
import styles from './CustomerPage.module.css';
import { DoorForm } from './DoorForm';
import { OrderRoom } from './OrderRoom';
import { useVisit } from './useVisit';
import { useWords } from './words';

/** 客户页: prove who you are, see whether it can still change, ask, follow. */
export function CustomerPage() {
  const t = useWords();
  const language = useLanguage();
  const { standing, open, openLink, expire, leave } = useVisit();
  const title = t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        <button type="button" className="quiet" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => chooseLanguage(other)}>
          {other === 'zh' ? '中文' : 'English'}
        </button>
      </header>
      <main className={styles['main']}>
        <Boundary instead={<Broken />}>
          {standing.at === 'opening' ? <Waiting text={t('door.opening')} /> : null}
          {standing.at === 'door' ? <DoorForm problem={standing.problem} expired={standing.expired} onOpen={open} onLink={openLink} /> : null}
          {standing.at === 'inside' ? <OrderRoom key={standing.inside.visit} inside={standing.inside} onExpired={expire} onLeave={leave} /> : null}
        </Boundary>
      </main>
    </div>
  );
}
