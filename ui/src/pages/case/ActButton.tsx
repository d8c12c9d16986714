import { Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../i18n';
import { MayButton } from '../../parts/MayButton';
import { Trouble } from '../../parts/Trouble';
import { type Act, useAct } from './useAct';

interface Props {
  id: string;
  label: string;
  icon?: ReactNode;
  /** What it means, asked before it is done. */
  question: string;
  make: (note: string) => Act;
  /** Why it is not possible now; the button then says so. */
  cannot?: string | null;
  type?: 'primary' | 'default';
  danger?: boolean;
}

/** One act of a person: asked once more, with a note. */
export function ActButton({ id, label, icon, question, make, cannot = null, type = 'default', danger = false }: Props) {
  const t = useWords();
  const noteId = useId();
  const act = useAct(id);
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const close = (): void => {
    setOpen(false);
    act.reset();
  };
  const go = (): void => {
    if (act.isPending) return;
    act.mutate(make(note.trim()), {
      onSuccess: () => {
        setNote('');
        setOpen(false);
      },
    });
  };
  return (
    <>
      <MayButton cannot={cannot} type={type} danger={danger} icon={icon} onClick={() => setOpen(true)}>
        {label}
      </MayButton>
      <Modal
        open={open}
        title={label}
        okText={t('act.confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ danger }}
        confirmLoading={act.isPending}
        onOk={go}
        onCancel={close}
        destroyOnHidden
      >
        <div className="stack" data-gap="tight">
          <p>{question}</p>
          <label htmlFor={noteId}>{t('act.note')}</label>
          <Input.TextArea id={noteId} rows={2} value={note} maxLength={500} placeholder={t('act.note_hint')} onChange={(event) => setNote(event.target.value)} />
          {act.isError ? <Trouble error={act.error} /> : null}
        </div>
      </Modal>
    </>
  );
}
