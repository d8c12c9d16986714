import { useCallback, useEffect, useState } from 'react';
import { Icon, type IconName } from '../plain/Icon';
import { Notice } from '../plain/Notice';
import { CallList } from './CallList';
import { readAsked } from './door';
import { Milestones } from './Milestones';
import styles from './ProgressCard.module.css';
import { Track } from './Track';
import { Trouble } from './Trouble';
import { type Asked, type Contact, hasEnded } from './types';
import { usePolled } from './usePolled';
import { useCodeWord, useWords } from './words';

const EVERY_MS = 3_000;

const LOOKS: Readonly<Record<string, { tone: string; icon: IconName }>> = {
  held: { tone: 'warn', icon: 'clock' },
  in_doubt: { tone: 'warn', icon: 'what' },
  turned: { tone: 'good', icon: 'turn' },
  completed: { tone: 'good', icon: 'yes' },
  refused: { tone: 'bad', icon: 'no' },
  failed: { tone: 'bad', icon: 'no' },
  rejected: { tone: 'bad', icon: 'no' },
  withdrawn: { tone: 'plain', icon: 'no' },
};

interface Props {
  asked: Asked;
  visit: string;
  contacts: readonly Contact[];
  /** It has come to its end: whether it can be changed again is to be read anew. */
  onClosed: () => void;
}

/** What was asked for, followed to its end while somebody looks. */
export function ProgressCard({ asked, visit, contacts, onClosed }: Props) {
  const t = useWords();
  const word = useCodeWord();
  const [closed, setClosed] = useState(hasEnded(asked));
  const read = useCallback(
    async (signal: AbortSignal) => {
      const it = await readAsked(visit, asked.id, signal);
      setClosed(hasEnded(it));
      return it;
    },
    [visit, asked.id],
  );
  const { data, problem, again } = usePolled(read, closed ? null : EVERY_MS);
  const it: Asked = data ?? asked;
  const over = hasEnded(it);
  const ended = over && !hasEnded(asked);
  useEffect(() => {
    if (ended) onClosed();
  }, [ended, onClosed]);
  const look = LOOKS[it.state] ?? { tone: 'info', icon: 'clock' };
  const held = it.state === 'held';
  return (
    <div className={styles['progress']}>
      <div className={`${styles['head']} ${styles[look.tone]}`} role="status" aria-live="polite">
        <p className={styles['state']}>
          <Icon name={look.icon} size={24} />
          {held ? t('held.title') : word('state', it.state, it.state)}
        </p>
        <p>{held ? t('held.what') : it.text}</p>
        {it.outcome && it.state !== 'completed' ? <p>{it.outcome.text}</p> : null}
      </div>
      {it.contradicted ? <Notice tone="warn" icon="care" title={t('live.contradicted')} /> : null}
      {problem === null || problem.unreachable ? null : <Trouble problem={problem} onAgain={again} />}
      <div>
        <h3>{t('live.title', { kind: word('kind', it.kind, it.kind_text) })}</h3>
        <p className="faint">{t(over ? 'live.closed' : problem?.unreachable === true ? 'live.offline' : 'live.updated')}</p>
      </div>
      <Milestones milestones={it.milestones} next={over ? null : held ? t('state.held') : (it.next_text ?? null)} />
      <Track lines={data?.timeline ?? []} />
      {over && it.state !== 'completed' ? <CallList contacts={contacts} title={t('call.title_failed')} /> : null}
    </div>
  );
}
