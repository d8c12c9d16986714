import { Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { useCodeWords, useWords } from '../i18n';
import styles from './Circumstances.module.css';
import { type Draft, fen } from './draft';
import { CHANNELS, PAYERS, REASONS } from './kinds';

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** Why, how it was asked for, who pays. */
export function Circumstances({ draft, onChange }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const id = useId();
  const badFee = fen(draft.feeMaxYuan) === undefined;
  return (
    <div className={styles['grid']}>
      <div>
        <label htmlFor={`${id}reason`}>{t('draft.reason')}</label>
        <Select
          id={`${id}reason`}
          className={styles['full']}
          value={draft.reason}
          options={REASONS.map((code) => ({ value: code, label: words('reason', code) }))}
          onChange={(reason: string) => onChange({ reason })}
        />
      </div>
      <div>
        <label htmlFor={`${id}channel`}>{t('draft.channel')}</label>
        <Select
          id={`${id}channel`}
          className={styles['full']}
          value={draft.channel}
          options={CHANNELS.map((code) => ({ value: code, label: words('channel', code) }))}
          onChange={(channel: string) => onChange({ channel })}
        />
      </div>
      <div>
        <span id={`${id}payer`} className={styles['label']}>
          {t('draft.payer')}
        </span>
        <Radio.Group
          aria-labelledby={`${id}payer`}
          value={draft.payer}
          options={PAYERS.map((code) => ({ value: code, label: words('payer', code) }))}
          onChange={(event) => onChange({ payer: String(event.target.value) })}
        />
      </div>
      <div>
        <label htmlFor={`${id}fee`}>{t('draft.fee_max')}</label>
        <Input
          id={`${id}fee`}
          value={draft.feeMaxYuan}
          prefix="¥"
          inputMode="decimal"
          maxLength={9}
          placeholder={t('draft.fee_max_hint')}
          status={badFee ? 'error' : undefined}
          aria-invalid={badFee}
          onChange={(event) => onChange({ feeMaxYuan: event.target.value })}
        />
        {badFee ? <p className={styles['bad']}>{t('draft.fee_bad')}</p> : null}
      </div>
      <div className={styles['wide']}>
        <label htmlFor={`${id}note`}>{t('draft.note')}</label>
        <Input id={`${id}note`} value={draft.note} maxLength={500} placeholder={t('draft.note_hint')} onChange={(event) => onChange({ note: event.target.value })} />
      </div>
    </div>
  );
}
