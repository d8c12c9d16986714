import { CheckCircleOutlined, CloseCircleOutlined, LoadingOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useCodeWords, useWords } from '../../i18n';
import { Mark } from '../../parts/Mark';

/** How a call ended. */
export function OutcomeMark({ outcome }: { outcome: string | null }) {
  const t = useWords();
  const words = useCodeWords();
  if (outcome === null) {
    return (
      <Mark tone="plain" icon={<LoadingOutlined />}>
        {t('attempts.open')}
      </Mark>
    );
  }
  const good = outcome === 'accepted';
  const bad = outcome === 'refused';
  return (
    <Mark
      tone={good ? 'good' : bad ? 'bad' : 'warn'}
      icon={good ? <CheckCircleOutlined /> : bad ? <CloseCircleOutlined /> : <QuestionCircleOutlined />}
    >
      {words('attempt', outcome)}
    </Mark>
  );
}
