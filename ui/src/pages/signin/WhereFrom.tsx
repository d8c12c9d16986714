import { useWords } from '../../i18n';
import styles from './SignInPage.module.css';

/** Where a key comes from. */
export function WhereFrom() {
  const t = useWords();
  return (
    <section className={styles['where']} aria-labelledby="where">
      <h2 id="where">{t('signin.where')}</h2>
      <ul>
        <li>
          <span>{t('signin.where_demo')}</span>
          <code>gaidao demo --print-key</code>
        </li>
        <li>
          <span>{t('signin.where_server')}</span>
          <code>gaidao key new --merchant NAME</code>
        </li>
        <li>
          <span>{t('signin.where_colleague')}</span>
        </li>
      </ul>
    </section>
  );
}
