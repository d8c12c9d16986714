import type { Problem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { useWords } from './words';

const ABOUT = { origin_not_allowed: 'origin', token_not_valid: 'token', order_mismatch: 'order' } as const;

function known(code: string): code is keyof typeof ABOUT {
  return Object.hasOwn(ABOUT, code);
}

/** Why this page is not served. */
export function Refused({ problem }: { problem: Problem }) {
  const t = useWords();
  const { code } = problem;
  if (problem.unreachable) {
    return (
      <Notice tone="warn" icon="offline" title={t('unreachable')} urgent>
        <p>{t('unreachable.what')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" icon="lock" title={known(code) ? t(`refused.${ABOUT[code]}`) : problem.title} urgent>
      <p>{known(code) ? t(`refused.${ABOUT[code]}_what`) : problem.message}</p>
    </Notice>
  );
}
