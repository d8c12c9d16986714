import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../i18n';

interface Props {
  page: number;
  onBack: (() => void) | null;
  onNext: (() => void) | null;
}

/** Pages of a list that the server cuts: back and forth, no total. */
export function Pager({ page, onBack, onNext }: Props) {
  const t = useWords();
  if (onBack === null && onNext === null) return null;
  return (
    <nav className="row" aria-label={t('pager.name')}>
      <Button size="small" icon={<LeftOutlined />} disabled={onBack === null} onClick={onBack ?? undefined}>
        {t('pager.back')}
      </Button>
      <span className="faint nums">{t('pager.page', { n: page })}</span>
      <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={onNext === null} onClick={onNext ?? undefined}>
        {t('pager.next')}
      </Button>
    </nav>
  );
}
