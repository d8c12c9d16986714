import { useWords } from '../i18n';
import { Contacts } from '../parts/Contacts';
import { Facts } from '../parts/Facts';
import { Known } from '../parts/Known';
import { Loading } from '../parts/Loading';
import { Reasons } from '../pages/order/Reasons';
import { Refusal } from './Refusal';
import type { Place } from './places';
import type { useDryRun } from './useDryRun';

interface Props {
  dryRun: ReturnType<typeof useDryRun>;
  /** Nothing is asked before the form is complete. */
  complete: boolean;
  onPick: (place: Place) => void;
}

/** What would happen if it were confirmed now. Nothing is stored or sent for this. */
export function DryRunResult({ dryRun, complete, onPick }: Props) {
  const t = useWords();
  const { answer, current } = dryRun;
  if (!complete) return <p className="soft">{t('draft.fill_first')}</p>;
  if (answer.isError && current) return <Refusal error={answer.error} onRetry={() => void answer.refetch()} onPick={onPick} />;
  if (answer.data === undefined || !current) return <Loading rows={2} />;
  const { assessment, contacts } = answer.data;
  return (
    <div className="stack" data-gap="tight">
      <Reasons reasons={assessment.reasons} />
      <Facts
        facts={[
          { name: t('assess.quote'), value: <Known of={assessment.quote} /> },
          { name: t('assess.window'), value: <Known of={assessment.window} /> },
        ]}
      />
      {assessment.alternatives.length === 0 ? null : (
        <p>
          <span className="soft">{t('assess.instead')}</span> {assessment.alternatives.map((each) => each.text).join('；')}
        </p>
      )}
      {assessment.verdict === 'allow' ? null : <Contacts contacts={contacts} />}
    </div>
  );
}
