import styles from './Waiting.module.css';

/** Something is on its way. */
export function Waiting({ text }: { text: string }) {
  return (
    <p className={styles['waiting']} role="status">
      <span className={styles['ring']} aria-hidden="true" />
      {text}
    </p>
  );
}
