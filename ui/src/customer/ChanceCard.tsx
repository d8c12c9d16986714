import { useLanguage } from '../i18n/language';
import { Icon, type IconName } from '../plain/Icon';
import { useBusinessNow } from '../time/clock';
import { shortTime, span } from '../time/format';
import styles from './ChanceCard.module.css';
import type { Chance } from './types';
import { useCodeWord, useWords } from './words';

const LOOKS: Readonly<Record<string, { tone: string; icon: IconName }>> = {
  allow: { tone: 'good', icon: 'yes' },
  warn: { tone: 'warn', icon: 'care' },
  deny: { tone: 'bad', icon: 'no' },
};

/** Can it still change, why not, what it costs, until when. */
export function ChanceCard({ chance }: { chance: Chance }) {
  const t = useWords();
  const word = useCodeWord();
  const language = useLanguage();
  const now = useBusinessNow();
  const look = LOOKS[chance.verdict] ?? { tone: 'plain', icon: 'what' };
  const denied = chance.verdict === 'deny';
  const left = !chance.until || now === null ? null : Date.parse(chance.until) - now;
  return (
    <div className={`${styles['chance']} ${styles[look.tone]}`}>
      <p className={styles['verdict']}>
        <Icon name={look.icon} size={24} />
        {word('verdict', chance.verdict, chance.verdict)}
      </p>
      <ul className={styles['why']}>
        {chance.reasons.map((reason) => (
          <li key={reason.code}>{reason.text}</li>
        ))}
      </ul>
      {denied ? null : (
        <dl className={styles['facts']}>
          <dt>{t('can.cost')}</dt>
          <dd>{language === 'en' && typeof chance.cost.fen !== 'number' ? t('unknown') : chance.cost.text}</dd>
          <dt>{t('can.until')}</dt>
          <dd className="nums">
            {!chance.until ? t('unknown') : t('can.before', { time: shortTime(chance.until, now) })}
            {left !== null && left > 0 ? ` (${span(left, t)})` : null}
          </dd>
        </dl>
      )}
    </div>
  );
}
