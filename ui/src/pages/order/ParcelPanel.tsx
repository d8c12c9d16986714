import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCourierName, useParcel } from '../../api/reads';
import type { Parcel } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { CopyButton } from '../../parts/CopyButton';
import { Note } from '../../parts/Note';
import { Panel } from '../../parts/Panel';
import { StageMark } from '../../parts/StageMark';
import { Trouble } from '../../parts/Trouble';
import { OperabilityPanel } from './OperabilityPanel';
import styles from './ParcelPanel.module.css';
import { Track } from './Track';
import { useRefresh } from './useRefresh';

interface Props {
  parcel: Parcel;
  onIntercept: () => void;
}

/** One parcel: where it is now, whether it can be turned, its whole track. */
export function ParcelPanel({ parcel, onIntercept }: Props) {
  const t = useWords();
  const courier = useCourierName();
  const live = useParcel(parcel);
  const refresh = useRefresh(parcel);
  const known = live.data ?? parcel;
  return (
    <Panel
      title={
        <>
          {courier(parcel.courier)} <span className="mono">{parcel.waybill_no}</span>
          <CopyButton text={parcel.waybill_no} name={t('parcel.copy')} />
        </>
      }
      extra={
        <Button icon={<ReloadOutlined />} loading={refresh.isPending} onClick={() => refresh.mutate()}>
          {t('parcel.refresh')}
        </Button>
      }
    >
      <div className="stack">
        <p className={styles['place']}>
          <StageMark stage={known.stage} />
          <span>{known.stage.place ?? t('parcel.place_unknown')}</span>
          <span className="faint">{known.stage.at ? <Ago at={known.stage.at} /> : t('parcel.never_scanned')}</span>
        </p>
        {known.continues_as ? <Note tone="info" title={t('parcel.continues_as', { no: known.continues_as })} /> : null}
        {known.continued_from ? <Note tone="info" title={t('parcel.continued_from', { no: known.continued_from })} /> : null}
        {refresh.isError ? <Trouble error={refresh.error} onRetry={() => refresh.mutate()} /> : null}
        {refresh.data?.refreshed === false ? (
          <Note tone="warn" title={t('parcel.not_refreshed')} urgent>
            <p>{t('parcel.not_refreshed_what')}</p>
          </Note>
        ) : null}
        {refresh.data?.refreshed === true ? <p className="faint" role="status">{t('parcel.refreshed')}</p> : null}
        <OperabilityPanel parcel={known} onIntercept={onIntercept} />
        <Track parcel={live} />
      </div>
    </Panel>
  );
}
