import { useState } from 'react';
import { Icon } from '../plain/Icon';
import { Notice } from '../plain/Notice';
import { useBusinessNow } from '../time/clock';
import { ago } from '../time/format';
import { CallList } from './CallList';
import { ChanceCard } from './ChanceCard';
import { ChangeForm } from './ChangeForm';
import { isOpen, rememberOpen } from './draft';
import styles from './ParcelCard.module.css';
import { ProgressCard } from './ProgressCard';
import { type Asked, type CustomerParcel, hasEnded } from './types';
import { useCodeWord, useWords } from './words';

interface Props {
  parcel: CustomerParcel;
  visit: string;
  /** The shop lets customers ask on this page. */
  mayAsk: boolean;
  sendsItself: boolean;
  onChanged: () => void;
}

/** What was just submitted is shown at once; from then on the order tells the latest. */
function newer(known: Asked | null | undefined, fresh: Asked | null): Asked | null {
  if (!known || fresh === null) return known ?? fresh;
  return Date.parse(fresh.created_at) > Date.parse(known.created_at) ? fresh : known;
}

/** One parcel: where it is, whether it can change, and what was asked. */
export function ParcelCard({ parcel, visit, mayAsk, sendsItself, onChanged }: Props) {
  const t = useWords();
  const word = useCodeWord();
  const now = useBusinessNow();
  const [form, setForm] = useState(() => isOpen(parcel));
  const [fresh, setFresh] = useState<Asked | null>(null);
  const asked = newer(parcel.interception, fresh);
  const underWay = asked !== null && !hasEnded(asked);
  const denied = parcel.can_change.verdict === 'deny';
  const toggle = (open: boolean): void => {
    rememberOpen(parcel, open);
    setForm(open);
  };
  const done = (it: Asked): void => {
    toggle(false);
    setFresh(it);
    onChanged();
  };
  const { stage } = parcel;
  return (
    <section className="card" aria-label={`${parcel.courier_name} ${parcel.waybill_no}`}>
      <div>
        <h3>
          {parcel.courier_name} <span className="nums">{parcel.waybill_no}</span>
        </h3>
        <p className={styles['place']}>
          <Icon name="place" size={18} />
          <span>
            {word('stage', stage.code, stage.name)} · {stage.place ?? t('parcel.unplaced')}
            <span className="faint"> · {stage.at ? (now === null ? '' : ago(stage.at, now, t)) : t('parcel.unscanned')}</span>
          </span>
        </p>
      </div>
      {asked === null || form ? null : <ProgressCard key={asked.id} asked={asked} visit={visit} contacts={parcel.contacts} onClosed={onChanged} />}
      {underWay || (asked !== null && denied) ? null : !mayAsk ? (
        <Notice tone="info" icon="what" title={t('can.off')}>
          <p>{t('can.off_what')}</p>
        </Notice>
      ) : denied ? (
        <>
          <ChanceCard chance={parcel.can_change} />
          <CallList contacts={parcel.contacts} title={t('call.title')} />
        </>
      ) : form ? (
        <ChangeForm parcel={parcel} sendsItself={sendsItself} visit={visit} onDone={done} onBack={() => toggle(false)} onGone={onChanged} />
      ) : (
        <>
          <ChanceCard chance={parcel.can_change} />
          <button type="button" className={asked === null ? 'main' : undefined} onClick={() => toggle(true)}>
            {t(asked === null ? 'can.change' : 'live.new_again')}
          </button>
        </>
      )}
    </section>
  );
}
