import { Badge } from '../plain/Badge';
import { Waiting } from '../plain/Waiting';
import { Trouble } from './Trouble';
import type { Parsed } from './useParsed';
import { useCodeWord, useWords } from './words';

/** How well the message was understood. */
export function PasteStanding({ parsed }: { parsed: Parsed }) {
  const t = useWords();
  const word = useCodeWord();
  if (parsed.problem !== null) return <Trouble problem={parsed.problem} onAgain={parsed.again} />;
  if (parsed.busy) return <Waiting text={t('paste.busy')} />;
  if (parsed.data === null) return null;
  const { verdict, missing } = parsed.data.address;
  const lacks = missing.map((part) => word('part', part, part)).join('、');
  return (
    <p role="status">
      {verdict === 'ambiguous' ? (
        <Badge tone="warn" icon="what">
          {t('paste.ambiguous')}
        </Badge>
      ) : lacks === '' ? (
        <Badge tone="good" icon="yes">
          {t('paste.ok')}
        </Badge>
      ) : null}{' '}
      {lacks === '' ? null : (
        <Badge tone="warn" icon="care">
          {t('paste.lacks', { parts: lacks })}
        </Badge>
      )}
    </p>
  );
}
