import { Input } from 'antd';
import { useId } from 'react';
import { useWords } from '../i18n';
import { Trouble } from '../parts/Trouble';
import type { useParsed } from './useParsed';
import { ParseVerdict } from './ParseVerdict';

interface Props {
  text: string;
  /** What it is called; it then shows its name, and does not take the focus. */
  name?: string;
  onChange: (text: string) => void;
  parsed: ReturnType<typeof useParsed>['parsed'];
}

/** The customer's own words go in here. */
export function PasteBox({ text, name, onChange, parsed }: Props) {
  const t = useWords();
  const id = useId();
  return (
    <div className="stack" data-gap="tight">
      {name === undefined ? null : (
        <label htmlFor={id} className="soft">
          {name}
        </label>
      )}
      <Input.TextArea
        id={id}
        aria-label={name === undefined ? t('draft.paste') : undefined}
        value={text}
        rows={3}
        maxLength={1000}
        autoFocus={name === undefined}
        placeholder={t('draft.paste_hint')}
        onChange={(event) => onChange(event.target.value)}
      />
      {parsed.isError ? <Trouble error={parsed.error} onRetry={() => void parsed.refetch()} /> : null}
      {text.trim() === '' || parsed.data === undefined ? null : <ParseVerdict parsed={parsed.data} />}
    </div>
  );
}
