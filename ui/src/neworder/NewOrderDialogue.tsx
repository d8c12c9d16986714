import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { asProblem } from '../api/problem';
import { useCouriers } from '../api/reads';
import { useWords } from '../i18n';
import { useLanguage } from '../i18n/language';
import { EMPTY_TARGET, fieldsOf, isWhole, partyOf } from '../intercept/draft';
import { PasteBox } from '../intercept/PasteBox';
import { TargetForm } from '../intercept/TargetForm';
import { useParsed } from '../intercept/useParsed';
import { Note } from '../parts/Note';
import { Trouble } from '../parts/Trouble';
import styles from './NewOrderDialogue.module.css';
import { useNewOrder } from './useNewOrder';

/** Number, waybill, and the recipient as pasted: enough to intercept. */
export function NewOrderDialogue({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const ids = useId();
  const navigate = useNavigate();
  const couriers = useCouriers();
  const [orderNo, setOrderNo] = useState('');
  const [shop, setShop] = useState('');
  const [courier, setCourier] = useState<string | null>(null);
  const [waybillNo, setWaybillNo] = useState('');
  const [paste, setPaste] = useState('');
  const [filledFrom, setFilledFrom] = useState('');
  const [target, setTarget] = useState(EMPTY_TARGET);
  const { parsed, of } = useParsed(paste);
  const understood = parsed.data;
  if (understood !== undefined && filledFrom !== of) {
    // What was understood fills the fields once; editing them afterwards is not undone.
    setFilledFrom(of);
    setTarget(fieldsOf(understood));
  }
  const save = useNewOrder();
  const reached = couriers.data?.filter((each) => each.cards.length > 0) ?? [];
  const recipient = partyOf(target);
  const whole = courier !== null && ![orderNo.trim(), shop.trim(), waybillNo.trim()].includes('') && isWhole(recipient);
  const go = (): void => {
    if (courier === null || !whole || save.isPending) return;
    const given = { orderNo: orderNo.trim(), shop: shop.trim(), courier, waybillNo: waybillNo.trim(), recipient };
    save.mutate(given, { onSuccess: (order) => void navigate(`/orders/${encodeURIComponent(order.order_no)}`) });
  };
  const known = save.isError && asProblem(save.error).code === 'order_known';
  return (
    <Modal open width={640} title={t('neworder.title')} okText={t('neworder.save')} cancelText={t('cancel')} okButtonProps={{ disabled: !whole }} confirmLoading={save.isPending} onOk={go} onCancel={onClose}>
      <div className="stack">
        <div className={styles['grid']}>
          <div>
            <label htmlFor={`${ids}no`}>{t('order.no')}</label>
            <Input id={`${ids}no`} autoFocus value={orderNo} maxLength={64} autoComplete="off" onChange={(event) => setOrderNo(event.target.value)} />
          </div>
          <div>
            <label htmlFor={`${ids}shop`}>{t('order.shop')}</label>
            <Input id={`${ids}shop`} value={shop} maxLength={64} autoComplete="off" onChange={(event) => setShop(event.target.value)} />
          </div>
          <div>
            <label htmlFor={`${ids}courier`}>{t('capabilities.courier')}</label>
            <Select
              id={`${ids}courier`}
              className={styles['full']}
              value={courier}
              options={reached.map((each) => ({ value: each.code, label: language === 'zh' ? each.name : each.name_en }))}
              onChange={(next: string | null) => setCourier(next)}
            />
          </div>
          <div>
            <label htmlFor={`${ids}waybill`}>{t('queue.parcel')}</label>
            <Input id={`${ids}waybill`} value={waybillNo} maxLength={40} autoComplete="off" onChange={(event) => setWaybillNo(event.target.value)} />
          </div>
        </div>
        <PasteBox text={paste} name={t('neworder.recipient')} onChange={setPaste} parsed={parsed} />
        <TargetForm target={target} missing={understood?.missing ?? []} onChange={(part) => setTarget((old) => ({ ...old, ...part }))} />
        {known ? (
          <Note tone="warn" title={t('neworder.known')} urgent>
            <Link to={`/orders/${encodeURIComponent(orderNo.trim())}`}>{t('neworder.open_known')}</Link>
          </Note>
        ) : save.isError ? (
          <Trouble error={save.error} />
        ) : null}
      </div>
    </Modal>
  );
}
