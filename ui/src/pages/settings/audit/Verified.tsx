import type { AuditCheck } from '../../../api/types';
import { useWords } from '../../../i18n';
import { Note } from '../../../parts/Note';

/** What checking the whole chain brought. */
export function Verified({ check }: { check: AuditCheck }) {
  const t = useWords();
  return (
    <Note tone={check.ok ? 'good' : 'bad'} title={check.ok ? t('audit.ok', { n: check.entries }) : t('audit.broken', { n: check.broken_at ?? '?' })} urgent>
      {check.head ? (
        <p className="faint">
          {t('audit.head')} <code>{check.head}</code>
        </p>
      ) : null}
    </Note>
  );
}
