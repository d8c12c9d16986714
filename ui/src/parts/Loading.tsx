import { Skeleton } from 'antd';
import { useWords } from '../i18n';

/** Something is on its way. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useWords();
  return (
    <div role="status" aria-live="polite">
      <span className="unseen">{t('loading')}</span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
