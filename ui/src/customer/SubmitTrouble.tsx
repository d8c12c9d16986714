import type { Problem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { CallList } from './CallList';
import { Trouble } from './Trouble';
import type { Contact } from './types';
import { useWords } from './words';

function isContact(value: unknown): value is Contact {
  return typeof value === 'object' && value !== null && 'phone' in value && typeof value.phone === 'string' && 'name' in value && typeof value.name === 'string' && 'sort' in value;
}

function texts(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => (typeof each === 'object' && each !== null && 'text' in each && typeof each.text === 'string' ? [each.text] : []));
}

interface Props {
  problem: Problem;
  onAgain: () => void;
}

/** Why it was not submitted, with the way on that the answer holds. */
export function SubmitTrouble({ problem, onAgain }: Props) {
  const t = useWords();
  const { contacts, reasons } = problem.extra;
  const known = Array.isArray(contacts) ? contacts.filter(isContact) : [];
  const why = texts(reasons);
  return (
    <>
      {problem.unreachable || problem.extra['retryable'] === true ? (
        <Notice tone="warn" icon="offline" title={t('submit.failed')} urgent>
          <p>{t('submit.kept')}</p>
          <div>
            <button type="button" onClick={onAgain}>
              {t('again')}
            </button>
          </div>
        </Notice>
      ) : (
        <Trouble problem={problem} title={t('submit.failed')} onAgain={null} />
      )}
      {why.length === 0 ? null : <p>{why.join('；')}</p>}
      {known.length === 0 ? null : <CallList contacts={known} title={t('call.title')} />}
    </>
  );
}
