import { useParams } from 'react-router';
import { useCourierName, useInterception } from '../../api/reads';
import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { Answer } from '../../parts/Answer';
import { CustomerSentence } from '../../parts/CustomerSentence';
import { Panel } from '../../parts/Panel';
import { Attempts } from './Attempts';
import { CaseActs } from './CaseActs';
import { CaseFacts } from './CaseFacts';
import styles from './CasePage.module.css';
import { CaseTitle } from './CaseTitle';
import { Notices } from './Notices';
import { DoubtPanel } from './DoubtPanel';
import { HumanCase } from './HumanCase';
import { Milestones } from './Milestones';
import { NextBar } from './NextBar';
import { Timeline } from './Timeline';

/** 拦截单: how it stands, what happens next, what a person can do. */
export function CasePage() {
  const t = useWords();
  const id = useParams()['id'] ?? '';
  const interception = useInterception(id);
  const courier = useCourierName();
  usePageTitle(t('case.title', { no: interception.data?.waybill_no ?? '' }));
  return (
    <Answer of={interception} rows={10}>
      {(it) => (
        <div className="stack">
          <div className="spread">
            <CaseTitle it={it} courier={courier(it.courier)} />
            <CaseActs it={it} />
          </div>
          <NextBar it={it} />
          <Milestones it={it} />
          <Notices it={it} />
          {it.in_doubt ? <DoubtPanel it={it} doubt={it.in_doubt} /> : null}
          {it.escalation ? <HumanCase it={it} escalation={it.escalation} /> : null}
          <div className={styles['columns']}>
            <div className="stack">
              <Timeline id={id} />
              <Attempts id={id} />
            </div>
            <div className="stack">
              <Panel title={t('customer.title')}>
                <CustomerSentence text={it.customer_text} />
              </Panel>
              <CaseFacts it={it} />
            </div>
          </div>
        </div>
      )}
    </Answer>
  );
}
