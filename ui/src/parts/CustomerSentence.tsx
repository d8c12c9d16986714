import { useWords } from '../i18n';
import { CopyButton } from './CopyButton';
import styles from './CustomerSentence.module.css';

/** The sentence to send to the customer now. */
export function CustomerSentence({ text }: { text: string }) {
  const t = useWords();
  return (
    <div className={styles['box']}>
      <p className={styles['text']}>{text}</p>
      <div>
        <CopyButton text={text} label={t('customer.copy')} type="default" />
      </div>
    </div>
  );
}
