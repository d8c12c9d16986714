import { QuestionCircleOutlined } from '@ant-design/icons';
import type { Card } from '../../../api/card';
import type { Courier } from '../../../api/types';
import { useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import { Panel } from '../../../parts/Panel';
import styles from './CardUnknowns.module.css';

/** What no document tells, and what is peculiar, connector by connector. */
export function CardUnknowns({ couriers }: { couriers: readonly (Courier & { cards: readonly Card[] })[] }) {
  const t = useWords();
  const language = useLanguage();
  const cards = new Map(couriers.flatMap((courier) => courier.cards.map((card) => [card.id, card] as const)));
  return (
    <Panel title={t('capabilities.unknowns')}>
      <div className={styles['grid']}>
        {[...cards.values()].map((card) => (
          <div key={card.id}>
            <h3>{language === 'zh' ? card.nameZh : card.nameEn}</h3>
            <ul className={styles['list']}>
              {card.unknowns.map((text) => (
                <li key={text}>
                  <QuestionCircleOutlined aria-hidden="true" /> {text}
                </li>
              ))}
              {card.quirks.map((text) => (
                <li key={text} className="soft">
                  {text}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  );
}
