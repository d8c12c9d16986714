import type { Problem } from '../api/problem';
import { useWords } from '../i18n';
import { Note } from '../parts/Note';
import { Trouble } from '../parts/Trouble';
import { span } from '../time/format';

/** Why one did not get in, and what helps. */
export function SignInFailure({ problem }: { problem: Problem }) {
  const t = useWords();
  switch (problem.code) {
    case 'key_unknown':
      return (
        <Note tone="bad" title={t('signin.wrong_key')} urgent>
          <p>{t('signin.wrong_key_what')}</p>
        </Note>
      );
    case 'sign_in_failed':
      return (
        <Note tone="bad" title={t('signin.failed')} urgent>
          <p>{t('signin.failed_what')}</p>
        </Note>
      );
    case 'sign_in_throttled':
      return (
        <Note tone="warn" title={t('signin.throttled')} urgent>
          <p>{problem.retryAfter === null ? problem.message : t('signin.throttled_what', { span: span(problem.retryAfter * 1_000, t) })}</p>
        </Note>
      );
    default:
      return <Trouble error={problem} />;
  }
}
