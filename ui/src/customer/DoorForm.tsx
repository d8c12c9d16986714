import { type FormEvent, useState } from 'react';
import type { Problem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { DoorTrouble } from './DoorTrouble';
import type { Proof } from './door';
import { Field } from './Field';
import { useWords } from './words';

interface Props {
  /** Why the link did not open. */
  problem: Problem | null;
  expired: boolean;
  onOpen: (proof: Proof) => Promise<Problem | null>;
  onLink: () => void;
}

/** Digits as people type them; four are the last ones, more are the whole number. */
function factorsOf(text: string): { phone_last4: string } | { phone: string } | null {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (/^\d{4}$/.test(digits)) return { phone_last4: digits };
  return /^\+?\d{7,15}$/.test(digits) ? { phone: digits } : null;
}

/** Order number and digits. */
export function DoorForm({ problem, expired, onOpen, onLink }: Props) {
  const t = useWords();
  const [orderNo, setOrderNo] = useState('');
  const [factor, setFactor] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const factors = factorsOf(factor);
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (orderNo.trim() === '' || factors === null || busy) return;
    setBusy(true);
    setRefused(null);
    const failed = await onOpen({ order_no: orderNo.trim(), factors });
    setBusy(false);
    setRefused(failed);
  };
  const shown = refused ?? problem;
  return (
    <>
      {expired ? <Notice tone="info" icon="clock" title={t('door.expired')} urgent /> : null}
      {shown === null ? null : <DoorTrouble problem={shown} onAgain={refused === null ? onLink : null} />}
      <form className="card" noValidate onSubmit={(event) => void go(event)}>
        <p className="soft">{t('door.what')}</p>
        <Field label={t('door.order_no')} hint={t('door.order_no_hint')} lacks={tried && orderNo.trim() === '' ? t('door.empty_order') : null}>
          {(parts) => <input type="text" value={orderNo} maxLength={64} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(event) => setOrderNo(event.target.value)} {...parts} />}
        </Field>
        <Field label={t('door.factor')} hint={t('door.factor_hint')} lacks={tried && factors === null ? t('door.bad_factor') : null}>
          {(parts) => <input type="tel" value={factor} maxLength={20} autoComplete="off" onChange={(event) => setFactor(event.target.value)} {...parts} />}
        </Field>
        <button type="submit" className="main" disabled={busy}>
          {t(busy ? 'door.busy' : 'door.go')}
        </button>
        <p className="faint">{t('door.private')}</p>
      </form>
    </>
  );
}
