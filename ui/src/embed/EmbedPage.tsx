import { useEffect, useState } from 'react';
import { Boundary } from '../plain/Boundary';
import { Waiting } from '../plain/Waiting';
import { Notice } from '../plain/Notice';
import styles from './EmbedPage.module.css';
import { OrderRoom } from './OrderRoom';
import { Refused } from './Refused';
import { useHeight } from './useHeight';
import { useHost } from './useHost';
import { useWords } from './words';

/** 嵌入: the button inside a merchant's own page. */
export function EmbedPage() {
  const t = useWords();
  const { orderNo, problem, expired, forgotten } = useHost();
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  useHeight(frame, orderNo !== null);
  const title = t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main ref={setFrame} className={styles['frame']}>
      <h1 className="unseen">{title}</h1>
      {expired ? (
        <Notice tone="warn" icon="clock" title={t('expired')} urgent>
          <p>{t('expired.what')}</p>
        </Notice>
      ) : null}
      {forgotten ? (
        <Notice tone="warn" icon="lock" title={t('forgotten')} urgent>
          <p>{t('forgotten.what')}</p>
        </Notice>
      ) : null}
      {problem === null ? null : <Refused problem={problem} />}
      {orderNo === null ? problem === null && !forgotten ? <Waiting text={t('connecting')} /> : null : (
        <Boundary instead={<Notice tone="bad" icon="care" title={t('broken')} urgent />}>
          <OrderRoom orderNo={orderNo} />
        </Boundary>
      )}
    </main>
  );
}
