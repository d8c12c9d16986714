import type { Problem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { useWords } from './words';

interface Props {
  problem: Problem;
  title?: string;
  onAgain: (() => void) | null;
}

/** What went wrong, what to do, and the code for those who help. */
export function Trouble({ problem, title, onAgain }: Props) {
  const t = useWords();
  const unclear = problem.code === 'unclear';
  const head = problem.unreachable ? t('trouble.unreachable') : unclear ? t('trouble.unclear') : problem.title;
  const detail = problem.unreachable ? t('trouble.unreachable_what') : unclear ? t('trouble.unclear_what') : problem.message;
  return (
    <Notice tone={problem.unreachable ? 'warn' : 'bad'} icon={problem.unreachable ? 'offline' : 'care'} title={title ?? head} urgent>
      {title === undefined || head === title ? null : <p>{head}</p>}
      {detail === head ? null : <p>{detail}</p>}
      {problem.unreachable ? null : <p className="faint">{t('trouble.code', { code: problem.code })}</p>}
      {onAgain === null ? null : (
        <div>
          <button type="button" onClick={onAgain}>
            {t('again')}
          </button>
        </div>
      )}
    </Notice>
  );
}
