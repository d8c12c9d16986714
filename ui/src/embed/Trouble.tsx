import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { tell } from './host';
import { useWords } from './words';

/** What went wrong; the host page hears its code. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useWords();
  const problem = asProblem(error);
  const { code } = problem;
  useEffect(() => tell({ gaidao: 'error', code }), [code]);
  return (
    <Notice tone="warn" icon={problem.unreachable ? 'offline' : 'care'} title={problem.unreachable ? t('unreachable') : problem.code === 'unclear' ? t('failed') : problem.title} urgent>
      {problem.unreachable ? <p>{t('unreachable.what')}</p> : null}
      <div>
        <button type="button" className="plain" onClick={onRetry}>
          {t('again')}
        </button>
      </div>
    </Notice>
  );
}
