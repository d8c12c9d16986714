import { useWords } from '../../i18n';
import { Note } from '../../parts/Note';

/** To those who have just left. */
export function Farewell({ how }: { how: 'left' | 'unheard' }) {
  const t = useWords();
  if (how === 'left') return <Note tone="good" title={t('signin.left')} />;
  return (
    <Note tone="warn" title={t('signin.unheard')} urgent>
      <p>{t('signin.unheard_what')}</p>
    </Note>
  );
}
