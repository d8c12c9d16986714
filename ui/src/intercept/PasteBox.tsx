import { Input } from 'antd';
import { useWords } from '../i18n';
import { Trouble } from '../parts/Trouble';
import type { useParsed } from './useParsed';
import { ParseVerdict } from './ParseVerdict';

interface Props {
  text: string;
  onChange: (text: string) => void;
  parsed: ReturnType<typeof useParsed>['parsed'];
}

/** The customer's own words go in here. */
export function PasteBox({ text, onChange, parsed }: Props) {
  const t = useWords();
  return (
    <div className="stack" data-gap="tight">
      <Input.TextArea
        aria-label={t('draft.paste')}
        value={text}
        rows={3}
        maxLength={1000}
        autoFocus
        placeholder={t('draft.paste_hint')}
        onChange={(event) => onChange(event.target.value)}
      />
      {parsed.isError ? <Trouble error={parsed.error} onRetry={() => void parsed.refetch()} /> : null}
      {text.trim() === '' || parsed.data === undefined ? null : <ParseVerdict parsed={parsed.data} />}
    </div>
  );
}
