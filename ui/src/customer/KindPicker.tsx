import { useId } from 'react';
import styles from './KindPicker.module.css';
import type { Coded } from './types';
import { useCodeWord, useWords } from './words';

interface Props {
  kinds: readonly Coded[];
  value: string | null;
  onChange: (kind: string) => void;
}

/** What shall happen; nothing to choose where the courier offers one thing. */
export function KindPicker({ kinds, value, onChange }: Props) {
  const t = useWords();
  const word = useCodeWord();
  const name = useId();
  if (kinds.length < 2) return null;
  return (
    <fieldset className={styles['kinds']}>
      <legend>{t('kind.title')}</legend>
      {kinds.map((kind) => (
        <label key={kind.code}>
          <input type="radio" name={name} checked={kind.code === value} onChange={() => onChange(kind.code)} />
          {word('kind', kind.code, kind.text)}
        </label>
      ))}
    </fieldset>
  );
}
