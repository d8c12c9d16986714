import { Button } from 'antd';
import { asProblem } from '../api/problem';
import type { Contact } from '../api/types';
import { useWords } from '../i18n';
import { Contacts } from '../parts/Contacts';
import { Trouble } from '../parts/Trouble';
import { Candidates } from './Candidates';
import { useOpenCase } from './openCase';
import type { Place } from './places';

function isContact(value: unknown): value is Contact {
  return typeof value === 'object' && value !== null && 'phone' in value && typeof value.phone === 'string' && 'name' in value;
}

function texts(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'text' in each && typeof each.text === 'string' ? [each.text] : [],
  );
}

interface Props {
  error: unknown;
  onRetry?: () => void;
  onPick: (place: Place) => void;
}

/** Why the API refuses, with the way on that its answer holds. */
export function Refusal({ error, onRetry, onPick }: Props) {
  const t = useWords();
  const openCase = useOpenCase();
  const problem = asProblem(error);
  const { candidates, contacts, reasons, alternatives, interception_id: open } = problem.extra;
  const known = Array.isArray(contacts) ? contacts.filter(isContact) : [];
  const why = texts(reasons);
  const instead = texts(alternatives);
  return (
    <div className="stack" data-gap="tight">
      <Trouble error={problem} onRetry={problem.unreachable || problem.extra['retryable'] === true ? onRetry : undefined} />
      {why.length === 0 ? null : <p>{why.join('；')}</p>}
      {instead.length === 0 ? null : (
        <p>
          <span className="soft">{t('assess.instead')}</span> {instead.join('；')}
        </p>
      )}
      {Array.isArray(candidates) ? <Candidates candidates={candidates} onPick={onPick} /> : null}
      {typeof open === 'string' && openCase !== null ? (
        <div>
          <Button onClick={() => openCase(open)}>{t('assess.open_live')}</Button>
        </div>
      ) : null}
      {known.length === 0 ? null : <Contacts contacts={known} />}
    </div>
  );
}
