import { useWords, type Word } from '../../i18n';
import styles from './KeyHints.module.css';

const HINTS: readonly { keys: readonly string[]; word: Word }[] = [
  { keys: ['/'], word: 'keys.search' },
  { keys: ['j', 'k'], word: 'keys.move' },
  { keys: ['Enter'], word: 'keys.open' },
  { keys: ['n'], word: 'keys.new' },
];

export function KeyHints() {
  const t = useWords();
  return (
    <p className={styles['hints']}>
      {HINTS.map((hint) => (
        <span key={hint.word} className={styles['hint']}>
          {hint.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {t(hint.word)}
        </span>
      ))}
    </p>
  );
}
