import { CompassOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { Nothing } from '../../parts/Nothing';

export function NotFoundPage() {
  const t = useWords();
  usePageTitle(t('notfound.title'));
  return (
    <Nothing title={t('notfound.title')} icon={<CompassOutlined />}>
      <h1 className="unseen">{t('notfound.title')}</h1>
      <p>{t('notfound.what')}</p>
      <Link to="/">{t('notfound.home')}</Link>
    </Nothing>
  );
}
