import { FormOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useWords } from '../i18n';
import { MayButton } from '../parts/MayButton';
import { useCannot } from '../session/may';
import { NewOrderDialogue } from './NewOrderDialogue';

/** An order that no shop system has written. */
export function NewOrderButton() {
  const t = useWords();
  const cannot = useCannot()('write');
  const [open, setOpen] = useState(false);
  return (
    <>
      <MayButton cannot={cannot} icon={<FormOutlined />} onClick={() => setOpen(true)}>
        {t('neworder.open')}
      </MayButton>
      {open ? <NewOrderDialogue onClose={() => setOpen(false)} /> : null}
    </>
  );
}
