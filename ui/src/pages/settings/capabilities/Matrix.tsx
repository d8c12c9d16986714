import type { Card } from '../../../api/card';
import type { Courier } from '../../../api/types';
import { useCodeWords, useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import { KINDS } from '../../../intercept/kinds';
import { EvidenceMark } from '../EvidenceMark';
import { KindCell } from './KindCell';
import styles from './Matrix.module.css';

interface Props {
  couriers: readonly (Courier & { cards: readonly Card[] })[];
}

/** Courier × kind; a cell names the stages at which it can be asked. */
export function Matrix({ couriers }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const language = useLanguage();
  const rows = couriers.flatMap((courier) => courier.cards.map((card) => ({ courier, card })));
  return (
    // Focusable, so that the keyboard can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['wrap']} tabIndex={0} role="region" aria-label={t('capabilities.table')}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('capabilities.courier')}</th>
            <th scope="col">{t('capabilities.evidence')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {words('kind', kind)}
              </th>
            ))}
            <th scope="col">{t('capabilities.withdraw')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ courier, card }) => (
            <tr key={`${courier.code} ${card.id}`}>
              <th scope="row">
                {language === 'zh' ? courier.name : courier.name_en}
                <span className="faint"> {courier.code}</span>
                <div className="faint">{t('capabilities.by', { connector: card.id })}</div>
              </th>
              <td>
                <EvidenceMark evidence={card.evidence} />
              </td>
              {KINDS.map((kind) => (
                <td key={kind}>
                  <KindCell kind={card.kinds.find((each) => each.kind === kind)} />
                </td>
              ))}
              <td>{t(card.canWithdraw ? 'capabilities.yes' : 'capabilities.no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
