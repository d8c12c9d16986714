import { useCouriers } from '../../../api/reads';
import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Note } from '../../../parts/Note';
import { Panel } from '../../../parts/Panel';
import { CardUnknowns } from './CardUnknowns';
import { Matrix } from './Matrix';
import { Unreached } from './Unreached';

/** 能力矩阵: what can be asked of whom, and how well that is proven. */
export default function CapabilitiesPage() {
  const t = useWords();
  const couriers = useCouriers();
  usePageTitle(t('nav.capabilities'));
  return (
    <div className="stack">
      <div>
        <h1>{t('nav.capabilities')}</h1>
        <p className="soft">{t('capabilities.what')}</p>
      </div>
      <Answer of={couriers} rows={8}>
        {(data) => {
          const reached = data.filter((courier) => courier.cards.length > 0);
          return (
            <>
              <Note tone="info" title={t('capabilities.honest')}>
                <p>{t('capabilities.honest_what')}</p>
              </Note>
              <Panel title={t('capabilities.matrix')} flush>
                <Matrix couriers={reached} />
              </Panel>
              <CardUnknowns couriers={reached} />
              <Unreached couriers={data.filter((courier) => courier.cards.length === 0)} />
            </>
          );
        }}
      </Answer>
    </div>
  );
}
