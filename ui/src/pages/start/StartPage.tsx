import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { useSession } from '../../session/session';
import { AccountStep } from './AccountStep';
import { InterceptStep } from './InterceptStep';
import { OrderStep } from './OrderStep';
import styles from './StartPage.module.css';

/** 开始使用: three steps to the first interception. Each knows by itself whether it is done. */
export function StartPage() {
  const t = useWords();
  const session = useSession();
  usePageTitle(t('start.title'));
  return (
    <div className="stack">
      <div>
        <h1>{session?.user ? t('start.hello', { name: session.user.name }) : t('start.title')}</h1>
        <p className="soft">{t('start.what')}</p>
      </div>
      <ol className={styles['steps']}>
        <AccountStep />
        <OrderStep />
        <InterceptStep />
      </ol>
    </div>
  );
}
