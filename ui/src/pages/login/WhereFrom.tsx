import { useWords } from '../../i18n';
import styles from './WhereFrom.module.css';

/** Where a sign-in comes from, for those who have none yet. */
export function WhereFrom() {
  const t = useWords();
  return (
    <section className={styles['where']} aria-labelledby="where">
      <h2 id="where">{t('signin.where')}</h2>
      <ul>
        <li>
          <span>{t('signin.where_colleague')}</span>
        </li>
        <li>
          <span>{t('signin.where_link')}</span>
          <code>gaidao admin link</code>
        </li>
        <li>
          <span>{t('signin.where_key')}</span>
          <code>gaidao key new --merchant NAME</code>
        </li>
      </ul>
    </section>
  );
}
