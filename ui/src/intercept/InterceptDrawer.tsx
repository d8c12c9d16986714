import { Drawer } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { Order, Parcel } from '../api/types';
import { useCourierName } from '../api/reads';
import { useWords } from '../i18n';
import { CopyButton } from '../parts/CopyButton';
import { StageMark } from '../parts/StageMark';
import { ConfirmBar } from './ConfirmBar';
import { Done } from './Done';
import { DraftForm } from './DraftForm';
import { rememberOpen } from './draft';
import styles from './InterceptDrawer.module.css';
import { OpenCase } from './openCase';
import { useIntercepting } from './useIntercepting';

interface Props {
  order: Order;
  parcel: Parcel;
  onClose: () => void;
}

/** 拦截抽屉: paste, look, confirm. */
export function InterceptDrawer({ order, parcel, onClose }: Props) {
  const t = useWords();
  const courier = useCourierName();
  const navigate = useNavigate();
  useEffect(() => rememberOpen(order.order_no, parcel.waybill_no), [order.order_no, parcel.waybill_no]);
  const forget = (): void => rememberOpen(order.order_no, null);
  const intercepting = useIntercepting(order, parcel, forget);
  const { done } = intercepting;
  const close = (): void => {
    forget();
    onClose();
  };
  return (
    <Drawer
      open
      onClose={close}
      size={720}
      title={t(done === null ? 'draft.title' : 'done.title')}
      footer={done === null ? <ConfirmBar of={intercepting} /> : null}
      mask={{ closable: false }}
      styles={{ body: { padding: '16px 20px' } }}
    >
      <OpenCase value={(id) => void navigate(`/interceptions/${id}`)}>
        <div className="stack">
          <p className={styles['parcel']}>
            <span>
              {courier(parcel.courier)} <span className="mono">{parcel.waybill_no}</span>
            </span>
            <CopyButton text={parcel.waybill_no} name={t('parcel.copy')} />
            <StageMark stage={parcel.stage} />
            <span className="soft">{parcel.stage.place ?? t('parcel.place_unknown')}</span>
          </p>
          {done === null ? <DraftForm of={intercepting} /> : <Done id={done} onClose={close} />}
        </div>
      </OpenCase>
    </Drawer>
  );
}
