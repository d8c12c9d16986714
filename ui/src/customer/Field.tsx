import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

interface Parts {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface Props {
  label: string;
  hint?: string;
  /** What is wrong or missing. */
  lacks?: string | null;
  children: (parts: Parts) => ReactNode;
}

/** A label, a field, and what to know about it. */
export function Field({ label, hint, lacks = null, children }: Props) {
  const id = useId();
  const said = [hint === undefined ? null : `${id}hint`, lacks === null ? null : `${id}lacks`].filter((each) => each !== null);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': said.length === 0 ? undefined : said.join(' '), 'aria-invalid': lacks !== null })}
      {hint === undefined ? null : (
        <p id={`${id}hint`} className="faint">
          {hint}
        </p>
      )}
      {lacks === null ? null : (
        <p id={`${id}lacks`} className={styles['lacks']}>
          {lacks}
        </p>
      )}
    </div>
  );
}
