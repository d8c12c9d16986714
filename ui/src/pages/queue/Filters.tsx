import { Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useCouriers } from '../../api/reads';
import { useCodeWords, useWords } from '../../i18n';
import { useLanguage } from '../../i18n/language';
import styles from './Filters.module.css';
import { viewOf } from './views';

const STATES = ['held', 'queued', 'sending', 'in_doubt', 'accepted', 'turned', 'completed', 'refused', 'failed', 'withdrawn', 'rejected'];

/** What of the queue is shown. It stands in the address, so a view can be kept as a bookmark. */
export function Filters({ onChange }: { onChange: () => void }) {
  const t = useWords();
  const words = useCodeWords();
  const language = useLanguage();
  const couriers = useCouriers();
  const [params, setParams] = useSearchParams();
  const put = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
    onChange();
  };
  const reached = couriers.data?.filter((courier) => courier.cards.length > 0) ?? [];
  return (
    <div className={styles['filters']}>
      <Segmented
        aria-label={t('queue.view')}
        value={viewOf(params.get('view'))}
        options={[
          { value: 'open', label: t('queue.view_open') },
          { value: 'person', label: t('queue.view_person') },
          { value: 'all', label: t('queue.view_all') },
        ]}
        onChange={(value) => put('view', value === 'open' ? undefined : value)}
      />
      <Select
        className={styles['select']}
        allowClear
        aria-label={t('queue.filter_state')}
        placeholder={t('queue.filter_state')}
        value={params.get('state')}
        options={STATES.map((state) => ({ value: state, label: words('state', state) }))}
        onChange={(value: string | null | undefined) => put('state', value ?? undefined)}
      />
      <Select
        className={styles['select']}
        allowClear
        aria-label={t('queue.filter_courier')}
        placeholder={t('queue.filter_courier')}
        value={params.get('courier')}
        options={reached.map((courier) => ({ value: courier.code, label: language === 'zh' ? courier.name : courier.name_en }))}
        onChange={(value: string | null | undefined) => put('courier', value ?? undefined)}
      />
    </div>
  );
}
