import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { Note } from '../../parts/Note';

/** What must not be overlooked: contradiction, refusal with the courier's own words, gates, a withdrawal under way. */
export function Notices({ it }: { it: Interception }) {
  const t = useWords();
  return (
    <>
      {it.contradiction ? (
        <Note tone="bad" title={t('case.contradicted')} urgent>
          <p>{it.contradiction.text}</p>
        </Note>
      ) : null}
      {it.courier_words ? (
        <Note tone="bad" title={t('case.refused_by_courier')}>
          <p>{t('case.courier_words', { words: it.courier_words })}</p>
          {it.courier_code ? (
            <p className="faint">
              {t('case.courier_code')} <code>{it.courier_code}</code>
            </p>
          ) : null}
        </Note>
      ) : null}
      {it.gates.length === 0 ? null : (
        <Note tone="warn" title={t('case.held')}>
          <p>{it.gates.map((gate) => gate.text).join('；')}</p>
        </Note>
      )}
      {it.withdrawal ? (
        <Note tone="info" title={t('case.withdrawal')}>
          <p>{it.withdrawal.text}</p>
        </Note>
      ) : null}
    </>
  );
}
