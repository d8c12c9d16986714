import { useWords } from '../../i18n';
import styles from './Welcome.module.css';

/** What follows, so that nobody wonders how long it takes. */
export function Steps() {
  const t = useWords();
  return (
    <section className={styles['steps']} aria-labelledby="steps">
      <h2 id="steps">{t('welcome.then')}</h2>
      <ol>
        <li>{t('start.account')}</li>
        <li>{t('start.order')}</li>
        <li>{t('start.intercept')}</li>
      </ol>
    </section>
  );
}
