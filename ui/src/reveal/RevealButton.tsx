import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../i18n';
import { MayButton } from '../parts/MayButton';
import { Trouble } from '../parts/Trouble';
import { useCannot } from '../session/may';

const REASON_LEAST = 2;
const REASON_MOST = 200;

interface Props<T> {
  /** Asks for the clear text, giving the reason. */
  ask: (reason: string) => Promise<T>;
  shown: boolean;
  onShow: (clear: T) => void;
  onHide: () => void;
}

/** 显示: clear text for a reason, which goes into the audit log. */
export function RevealButton<T>({ ask, shown, onShow, onHide }: Props<T>) {
  const t = useWords();
  const id = useId();
  const cannot = useCannot()('reveal');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    // Personal data: not kept in any cache.
    gcTime: 0,
    mutationFn: () => ask(reason.trim()),
    onSuccess: (clear) => {
      onShow(clear);
      setOpen(false);
      setReason('');
    },
  });
  if (shown) {
    return (
      <Button size="small" icon={<EyeInvisibleOutlined />} onClick={onHide}>
        {t('reveal.hide')}
      </Button>
    );
  }
  const enough = reason.trim().length >= REASON_LEAST;
  const go = (): void => {
    if (enough && !reveal.isPending) reveal.mutate();
  };
  return (
    <>
      <MayButton cannot={cannot} size="small" icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        {t('reveal.show')}
      </MayButton>
      <Modal
        open={open}
        title={t('reveal.title')}
        okText={t('reveal.show')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: !enough }}
        confirmLoading={reveal.isPending}
        onOk={go}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="stack" data-gap="tight">
          <p>{t('reveal.what')}</p>
          <label htmlFor={id}>{t('reveal.reason')}</label>
          <Input id={id} autoFocus value={reason} maxLength={REASON_MOST} placeholder={t('reveal.reason_hint')} onChange={(event) => setReason(event.target.value)} onPressEnter={go} />
          {reveal.isError ? <Trouble error={reveal.error} /> : null}
        </div>
      </Modal>
    </>
  );
}
