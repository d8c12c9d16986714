import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import type { Order, Parcel } from '../api/types';
import { useCourierName } from '../api/reads';
import { useWords } from '../i18n';
import { CopyButton } from '../parts/CopyButton';
import { StageMark } from '../parts/StageMark';
import { Done } from './Done';
import { DraftForm } from './DraftForm';
import { DraftStanding } from './DraftStanding';
import { rememberOpen, requestOf } from './draft';
import { needsTarget } from './kinds';
import { useDraft } from './useDraft';
import { useDryRun } from './useDryRun';
import { useSubmit } from './useSubmit';
import styles from './InterceptDrawer.module.css';

interface Props {
  order: Order;
  parcel: Parcel;
  onClose: () => void;
}

/** 拦截抽屉: paste, look, confirm. */
export function InterceptDrawer({ order, parcel, onClose }: Props) {
  const t = useWords();
  const courier = useCourierName();
  const { draft, change, changeTarget, reset, drop } = useDraft(parcel);
  const submit = useSubmit(draft, change);
  const request = requestOf(draft, parcel.courier, parcel.waybill_no, needsTarget(draft.kind));
  const [done, setDone] = useState<string | null>(null);
  const dryRun = useDryRun(done === null ? request : null);
  useEffect(() => rememberOpen(order.order_no, parcel.waybill_no), [order.order_no, parcel.waybill_no]);
  const close = (): void => {
    rememberOpen(order.order_no, null);
    onClose();
  };
  const refused = dryRun.current && dryRun.answer.data?.would_accept === false;
  const ready = request !== null && !refused && !submit.isPending;
  const confirm = (): void => {
    if (request === null || !ready) return;
    submit.mutate(request, {
      onSuccess: (it) => {
        drop();
        rememberOpen(order.order_no, null);
        setDone(it.id);
      },
    });
  };
  const footer =
    done === null ? (
      <div className={styles['footer']}>
        <Button onClick={reset} disabled={submit.isPending}>
          {t('draft.clear')}
        </Button>
        <span className={styles['standing']}>
          <DraftStanding dryRun={dryRun} complete={request !== null} failed={submit.isError} />
        </span>
        <Button type="primary" size="large" disabled={!ready && !submit.isPending} loading={submit.isPending} onClick={confirm}>
          {t('draft.confirm')}
        </Button>
      </div>
    ) : null;
  return (
    <Drawer
      open
      onClose={close}
      size={720}
      title={t(done === null ? 'draft.title' : 'done.title')}
      footer={footer}
      mask={{ closable: false }}
      styles={{ body: { padding: '16px 20px' } }}
    >
      <div className="stack">
        <p className={styles['parcel']}>
          <span>
            {courier(parcel.courier)} <span className="mono">{parcel.waybill_no}</span>
          </span>
          <CopyButton text={parcel.waybill_no} name={t('parcel.copy')} />
          <StageMark stage={parcel.stage} />
          <span className="soft">{parcel.stage.place ?? t('parcel.place_unknown')}</span>
        </p>
        {done === null ? (
          <DraftForm
            order={order}
            courier={parcel.courier}
            draft={draft}
            change={change}
            changeTarget={changeTarget}
            dryRun={dryRun}
            complete={request !== null}
            failure={submit.error}
            onAgain={confirm}
          />
        ) : (
          <Done id={done} onClose={close} />
        )}
      </div>
    </Drawer>
  );
}
