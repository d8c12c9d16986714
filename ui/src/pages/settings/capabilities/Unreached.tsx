import type { Courier } from '../../../api/types';
import { useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import { Panel } from '../../../parts/Panel';
import styles from './Unreached.module.css';

/** Couriers that no connector reaches: by telephone only. */
export function Unreached({ couriers }: { couriers: readonly Courier[] }) {
  const t = useWords();
  const language = useLanguage();
  if (couriers.length === 0) return null;
  return (
    <Panel title={t('capabilities.unreached', { n: couriers.length })}>
      <ul className={styles['list']}>
        {couriers.map((courier) => (
          <li key={courier.code}>
            <span>
              {language === 'zh' ? courier.name : courier.name_en} <span className="faint">{courier.code}</span>
            </span>
            {courier.hotline ? <a href={`tel:${courier.hotline}`}>{courier.hotline}</a> : <span className="faint">{t('capabilities.no_hotline')}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
