import { type ReactNode, useId } from 'react';
import styles from './Panel.module.css';

interface Props {
  title: ReactNode;
  extra?: ReactNode;
  /** The body goes to the edges (tables). */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, extra, flush = false, children }: Props) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {extra}
      </div>
      <div className={`${styles['body']} ${flush ? styles['flush'] : ''}`}>{children}</div>
    </section>
  );
}
