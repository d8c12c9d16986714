import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../i18n';
import { StrengthMark } from '../parts/StrengthMark';
import { span } from '../time/format';
import { type Draft, stillVerified } from './draft';
import { useVerify } from './useVerify';
import { VerifyFailure } from './VerifyFailure';
import styles from './VerifyStep.module.css';

interface Props {
  orderNo: string;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

/** 身份核验: is the one who asks the customer? Optional for an agent; what was proven stands on the interception. */
export function VerifyStep({ orderNo, draft, change }: Props) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const verify = useVerify(orderNo, change);
  const verified = stillVerified(draft);
  if (verified !== null) {
    return (
      <p className="row" role="status">
        <StrengthMark strength={verified.strength} />
        <span className="faint">{t('verify.until', { span: span(verified.goodForMs, t) })}</span>
        <Button type="link" size="small" onClick={() => change({ verified: null })}>
          {t('verify.again')}
        </Button>
      </p>
    );
  }
  const digits = typed.replaceAll(/\D/g, '');
  const whole = digits.length === 4 || digits.length === 11;
  const go = (): void => {
    if (whole && !verify.isPending) verify.mutate(digits, { onSuccess: () => setTyped('') });
  };
  return (
    <div className="stack" data-gap="tight">
      <div className={styles['line']}>
        <label htmlFor={id}>{t('verify.factor')}</label>
        <Input
          id={id}
          className={styles['digits']}
          value={typed}
          maxLength={16}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('verify.hint')}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={go}
        />
        <Button disabled={!whole} loading={verify.isPending} onClick={go}>
          {t('verify.check')}
        </Button>
        <StrengthMark strength="none" />
      </div>
      {draft.verified === null ? null : <p className={styles['expired']}>{t('verify.expired')}</p>}
      {verify.isError ? <VerifyFailure key={verify.submittedAt} error={verify.error} /> : <p className="faint">{t('verify.what')}</p>}
    </div>
  );
}
