import { useEffect, useRef } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { useWords } from '../i18n';
import { Note } from '../parts/Note';
import { Trouble } from '../parts/Trouble';
import { span } from '../time/format';

/** Not proven: why, and what is still possible. */
export function VerifyFailure({ error }: { error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  // It may stand below what is seen of the drawer.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <Why problem={asProblem(error)} />
    </div>
  );
}

function Why({ problem }: { problem: Problem }) {
  const t = useWords();
  if (problem.code === 'verification_failed') {
    return (
      <Note tone="warn" title={t('verify.failed')} urgent>
        <p>{t('verify.failed_what')}</p>
      </Note>
    );
  }
  if (problem.code === 'verification_locked') {
    return (
      <Note tone="bad" title={t('verify.locked')} urgent>
        <p>{problem.retryAfter === null ? problem.message : t('verify.locked_what', { span: span(problem.retryAfter * 1_000, t) })}</p>
      </Note>
    );
  }
  return <Trouble error={problem} />;
}
