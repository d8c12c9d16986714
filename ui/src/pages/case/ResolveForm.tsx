import { Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useCodeWords, useWords } from '../../i18n';
import { MayButton } from '../../parts/MayButton';
import { Trouble } from '../../parts/Trouble';
import styles from './HumanCase.module.css';
import { type Outcome, useAct } from './useAct';

const OUTCOMES: readonly Outcome[] = ['accepted', 'completed', 'refused', 'failed', 'keep_waiting'];

interface Props {
  id: string;
  /** Why it is not possible now. */
  cannot: string | null;
}

/** What the call brought. */
export function ResolveForm({ id, cannot }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const noteId = useId();
  const act = useAct(id);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcome === null || act.isPending) return;
    act.mutate({ act: 'resolve', outcome, note: note.trim() }, { onSuccess: () => setNote('') });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <h3>{t('human.result')}</h3>
      <Radio.Group
        className={styles['outcomes']}
        aria-label={t('human.result')}
        value={outcome}
        options={OUTCOMES.map((each) => ({ value: each, label: words('resolve', each) }))}
        onChange={(event) => setOutcome(OUTCOMES.find((each) => each === event.target.value) ?? null)}
      />
      <label htmlFor={noteId}>{t('act.note')}</label>
      <Input.TextArea id={noteId} rows={2} maxLength={500} value={note} placeholder={t('human.note_hint')} onChange={(event) => setNote(event.target.value)} />
      {act.isError ? <Trouble error={act.error} /> : null}
      <div className="row">
        <MayButton cannot={cannot} type="primary" htmlType="submit" loading={act.isPending} disabled={outcome === null}>
          {t('human.save')}
        </MayButton>
        {outcome === null && cannot === null ? <span className="faint">{t('human.choose')}</span> : null}
      </div>
    </form>
  );
}
