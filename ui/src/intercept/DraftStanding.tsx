import { CloseCircleOutlined } from '@ant-design/icons';
import { useWords } from '../i18n';
import { Mark } from '../parts/Mark';
import { VerdictMark } from '../parts/VerdictMark';
import type { useDryRun } from './useDryRun';

interface Props {
  dryRun: ReturnType<typeof useDryRun>;
  complete: boolean;
  /** The last try to submit failed. */
  failed: boolean;
}

/** Beside the button: what confirming would do now. */
export function DraftStanding({ dryRun, complete, failed }: Props) {
  const t = useWords();
  const { answer, current } = dryRun;
  if (failed) {
    return (
      <Mark tone="bad" icon={<CloseCircleOutlined />}>
        {t('draft.not_sent')}
      </Mark>
    );
  }
  if (!complete) return <span className="faint">{t('draft.kept')}</span>;
  if (answer.isError && current) return null;
  if (answer.data === undefined || !current) return <span className="faint">{t('draft.checking')}</span>;
  const { assessment, would_accept, would_begin } = answer.data;
  return (
    <span className="row">
      <VerdictMark verdict={assessment.verdict} />
      <span>{would_accept ? t(would_begin === 'held' ? 'draft.would_hold' : 'draft.would_send') : t('draft.would_refuse')}</span>
    </span>
  );
}
