import { Button } from 'antd';
import { Link } from 'react-router';
import { useAssessment, useContacts } from '../../api/reads';
import type { Parcel } from '../../api/types';
import { useCodeWords, useWords } from '../../i18n';
import { needsTarget } from '../../intercept/kinds';
import { useFirstKind } from '../../intercept/useOffered';
import { Answer } from '../../parts/Answer';
import { Contacts } from '../../parts/Contacts';
import { Facts } from '../../parts/Facts';
import { Known } from '../../parts/Known';
import { MayButton } from '../../parts/MayButton';
import { VerdictMark } from '../../parts/VerdictMark';
import { useCannot } from '../../session/may';
import styles from './OperabilityPanel.module.css';
import { Reasons } from './Reasons';

interface Props {
  parcel: Parcel;
  onIntercept: () => void;
}

/** 操作性面板: verdict, why, what it costs, how likely, until when; unknown is said. */
export function OperabilityPanel({ parcel, onIntercept }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const kind = useFirstKind(parcel.courier);
  const assessment = useAssessment(parcel, kind);
  const cannot = useCannot()('write');
  const denied = assessment.data?.verdict === 'deny';
  const contacts = useContacts(parcel, denied);
  return (
    <div className={styles['box']}>
      <Answer of={assessment} rows={3}>
        {(it) => (
          <>
            <div className={styles['verdict']}>
              <h3>{t('assess.title')}</h3>
              <VerdictMark verdict={it.verdict} />
            </div>
            <Reasons reasons={it.reasons} />
            <Facts
              facts={[
                { name: t('assess.window'), value: <Known of={it.window} /> },
                { name: t('assess.odds'), value: <Known of={it.odds}>{it.odds.known ? t('assess.sample', { n: it.odds.sample }) : ''}</Known> },
                { name: t('assess.quote'), value: <Known of={it.quote} /> },
                it.connector
                  ? {
                      name: t('assess.route'),
                      value: (
                        <>
                          {it.connector.account} · {words('evidence', it.connector.evidence)} ·{' '}
                          {t(it.connector.can_withdraw ? 'assess.can_withdraw' : 'assess.cannot_withdraw')}
                        </>
                      ),
                    }
                  : { name: t('assess.route'), value: t('assess.no_route') },
              ]}
            />
            {it.alternatives.length === 0 ? null : (
              <p>
                <span className="soft">{t('assess.instead')}</span> {it.alternatives.map((each) => each.text).join('；')}
              </p>
            )}
            {denied && contacts.data ? <Contacts contacts={contacts.data.items} /> : null}
            <div className={styles['act']}>
              {parcel.live_interception_id ? (
                <>
                  <Link to={`/interceptions/${parcel.live_interception_id}`}>
                    <Button type="primary" size="large" tabIndex={-1}>
                      {t('assess.open_live')}
                    </Button>
                  </Link>
                  <span className="faint">{t('assess.live_why')}</span>
                </>
              ) : (
                <>
                  <MayButton cannot={cannot} type="primary" size="large" disabled={denied} onClick={onIntercept}>
                    {t(needsTarget(kind) ? 'assess.intercept' : 'assess.intercept_plain')}
                  </MayButton>
                  <span className="faint">{t(denied ? 'assess.denied_why' : needsTarget(kind) ? 'assess.nothing_sent_yet' : 'assess.nothing_sent_plain')}</span>
                </>
              )}
              {parcel.interception_id && !parcel.live_interception_id ? (
                <Link to={`/interceptions/${parcel.interception_id}`}>{t('assess.open_last')}</Link>
              ) : null}
            </div>
          </>
        )}
      </Answer>
    </div>
  );
}
