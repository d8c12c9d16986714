import { useEffect, useId, useRef, useState } from 'react';
import { Notice } from '../plain/Notice';
import styles from './ChangeForm.module.css';
import { Field } from './Field';
import { KindPicker } from './KindPicker';
import { needsTarget } from '../intercept/kinds';
import { PasteStanding } from './PasteStanding';
import { Places } from './Places';
import { SubmitTrouble } from './SubmitTrouble';
import { TargetForm } from './TargetForm';
import type { Asked, CustomerParcel } from './types';
import { useChange } from './useChange';
import { useWords } from './words';

interface Props {
  parcel: CustomerParcel;
  /** It goes out without a person of the shop. */
  sendsItself: boolean;
  visit: string;
  onDone: (it: Asked) => void;
  onBack: () => void;
  /** The visit has ended: it is to be proven again; what was typed is kept. */
  onGone: () => void;
}

/** New address by paste, mended by hand; consent; submit. */
export function ChangeForm({ parcel, sendsItself, visit, onDone, onBack, onGone }: Props) {
  const t = useWords();
  const id = useId();
  const { draft, kind, change, changeTarget, parsed, send, ready, busy, failure } = useChange(parcel, visit, onDone);
  const [tried, setTried] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void top.current?.scrollIntoView({ block: 'start' });
  }, []);
  const gone = failure?.status === 401 || parsed.problem?.status === 401;
  useEffect(() => {
    if (gone) onGone();
  }, [gone, onGone]);
  const understood = parsed.data?.address;
  const ambiguous = understood?.verdict === 'ambiguous' && draft.target.province === '';
  const { cost } = parcel.can_change;
  const submit = (): void => {
    setTried(true);
    if (ready) void send();
  };
  const targeted = kind !== null && needsTarget(kind);
  return (
    <div className={styles['form']}>
      <h3 ref={top}>{t(targeted ? 'paste.title' : 'kind.title')}</h3>
      <KindPicker kinds={parcel.can_change.kinds} value={kind} onChange={(chosen) => change({ kind: chosen })} />
      {targeted ? (
        <>
      <Field label={t('paste.name')}>
        {(parts) => <textarea rows={3} maxLength={1000} value={draft.paste} placeholder={t('paste.hint')} autoComplete="off" onChange={(event) => change({ paste: event.target.value })} {...parts} />}
      </Field>
      <PasteStanding parsed={parsed} />
      {ambiguous ? <Places candidates={understood.candidates} onPick={({ province, city, district }) => changeTarget({ province, city, district })} /> : null}
      <TargetForm target={draft.target} missing={understood?.missing ?? []} tried={tried} onChange={changeTarget} />
        </>
      ) : null}
      <div className={styles['consent']}>
        <h3>{t('consent.title')}</h3>
        <p id={`${id}consent`}>{t('consent.text', { cost: typeof cost.fen === 'number' ? cost.text : t('consent.unknown_cost') })}</p>
        <p>{t(sendsItself ? 'consent.sends' : 'consent.held')}</p>
        <label className={styles['agree']}>
          <input type="checkbox" checked={draft.consent} aria-describedby={`${id}consent`} onChange={(event) => change({ consent: event.target.checked })} />
          {t('consent.agree')}
        </label>
      </div>
      {tried && !ready ? <Notice tone="warn" icon="care" title={t(draft.consent ? 'submit.fill' : 'consent.needed')} urgent /> : null}
      {failure === null ? null : <SubmitTrouble problem={failure} onAgain={submit} />}
      <div className={styles['acts']}>
        <button type="button" className="main" disabled={busy} onClick={submit}>
          {t(busy ? 'submit.busy' : 'submit.go')}
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={onBack}>
          {t('back')}
        </button>
      </div>
    </div>
  );
}
