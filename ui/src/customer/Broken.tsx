import { Notice } from '../plain/Notice';
import { useWords } from './words';

/** The page broke: what was sent is safe, and loading it again helps. */
export function Broken() {
  const t = useWords();
  return (
    <Notice tone="bad" icon="care" title={t('broken')} urgent>
      <p>{t('broken.what')}</p>
      <div>
        <button type="button" onClick={() => location.reload()}>
          {t('broken.again')}
        </button>
      </div>
    </Notice>
  );
}
