import { Button } from 'antd';
import { asProblem } from '../api/problem';
import { useWords } from '../i18n';
import { Note } from './Note';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, what to do, and the code to give to those who help. */
export function Trouble({ error, onRetry }: Props) {
  const t = useWords();
  const problem = asProblem(error);
  const title = problem.unreachable ? t('trouble.unreachable') : problem.code === 'unclear' ? t('trouble.unclear') : problem.title;
  const detail = problem.unreachable ? t('trouble.unreachable_what') : problem.message;
  return (
    <Note tone={problem.unreachable ? 'warn' : 'bad'} title={title} urgent>
      {detail === title ? null : <p>{detail}</p>}
      {problem.unreachable ? null : (
        <p className="faint">
          {t('trouble.code')} <code>{problem.code}</code>
          {problem.requestId === null ? null : (
            <>
              {' '}
              · {t('trouble.request')} <code>{problem.requestId}</code>
            </>
          )}
        </p>
      )}
      {onRetry === undefined ? null : (
        <div>
          <Button size="small" onClick={onRetry}>
            {t('trouble.again')}
          </Button>
        </div>
      )}
    </Note>
  );
}
