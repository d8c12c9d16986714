import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n';
import { Candidates } from './Candidates';
import { readChange } from './change';
import { Circumstances } from './Circumstances';
import { Diff } from './Diff';
import { fieldsOf } from './draft';
import styles from './DraftForm.module.css';
import { DryRunResult } from './DryRunResult';
import { KindPicker } from './KindPicker';
import { needsTarget } from './kinds';
import { PasteBox } from './PasteBox';
import type { Place } from './places';
import { Refusal } from './Refusal';
import { TargetForm } from './TargetForm';
import type { Intercepting } from './useIntercepting';
import { useParsed } from './useParsed';
import { VerifyStep } from './VerifyStep';

/** The form of the drawer, from top to bottom the way a person works. */
export function DraftForm({ of: form }: { of: Intercepting }) {
  const { order, parcel, draft, change, changeTarget, dryRun, complete, failure } = form;
  const t = useWords();
  const targeted = needsTarget(draft.kind);
  const { parsed, of: text } = useParsed(targeted ? draft.paste : '');
  const understood = parsed.data;
  useEffect(() => {
    if (understood === undefined || draft.filledFrom === text) return;
    change({ filledFrom: text, target: fieldsOf(understood) });
  }, [understood, text, draft.filledFrom, change]);
  const failed = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== null) failed.current?.scrollIntoView({ block: 'end' });
  }, [failure]);
  const pick = (place: Place): void => changeTarget({ province: place.province, city: place.city, district: place.district });
  const ambiguous = understood?.verdict === 'ambiguous' && draft.target.province === '';
  return (
    <>
      <Step title={t('draft.kind')}>
        <KindPicker courier={parcel.courier} value={draft.kind} onChange={(kind) => change({ kind })} />
      </Step>
      {targeted ? (
        <>
          <Step title={t('draft.paste')}>
            <PasteBox text={draft.paste} onChange={(paste) => change({ paste })} parsed={parsed} />
            {ambiguous ? <Candidates candidates={understood.candidates} onPick={pick} /> : null}
            <TargetForm target={draft.target} missing={understood?.missing ?? []} onChange={changeTarget} />
          </Step>
          <Step title={t('draft.diff')}>
            <Diff old={order.recipient} target={draft.target} change={dryRun.current ? readChange(dryRun.answer.data?.assessment.change) : null} />
          </Step>
        </>
      ) : null}
      <Step title={t('verify.title')}>
        <VerifyStep orderNo={order.order_no} draft={draft} change={change} />
      </Step>
      <Step title={t('draft.circumstances')}>
        <Circumstances draft={draft} onChange={change} />
      </Step>
      <Step title={t('draft.result')}>
        <DryRunResult dryRun={dryRun} complete={complete} onPick={pick} />
      </Step>
      {failure === null ? null : (
        <div ref={failed}>
          <Step title={t('draft.not_sent')}>
            <p>{t('draft.not_sent_what')}</p>
            <Refusal error={failure} onRetry={form.confirm} onPick={pick} />
          </Step>
        </div>
      )}
    </>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['step']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
