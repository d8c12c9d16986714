import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n';

/** Which parcel? Leads to its order page. */
export function NewDialogue({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const go = (): void => {
    const q = text.trim();
    if (q === '') return;
    setText('');
    onClose();
    void navigate('/search', { state: { q } });
  };
  return (
    <Modal
      open={open}
      title={t('queue.new')}
      okText={t('queue.new_go')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: text.trim() === '' }}
      onOk={go}
      onCancel={onClose}
      destroyOnHidden
    >
      <label htmlFor="new-number">{t('queue.new_which')}</label>
      <Input id="new-number" autoFocus value={text} maxLength={64} autoComplete="off" placeholder={t('search.hint')} onChange={(event) => setText(event.target.value)} onPressEnter={go} />
    </Modal>
  );
}
