import { useState } from 'react';
import type { Problem } from '../api/problem';
import { Notice } from '../plain/Notice';
import { shortTime } from '../time/format';
import { Trouble } from './Trouble';
import { useWords } from './words';

interface Props {
  problem: Problem;
  /** Tries the link again. */
  onAgain: (() => void) | null;
}

/** Why the door stays shut. An unknown order and wrong digits are one and the same. */
export function DoorTrouble({ problem, onAgain }: Props) {
  const t = useWords();
  switch (problem.code) {
    case 'verification_failed':
      return (
        <Notice tone="bad" icon="no" title={t('door.failed')} urgent>
          <p>{t('door.failed_what')}</p>
        </Notice>
      );
    case 'verification_locked':
      return <Locked seconds={problem.retryAfter} wholePhone={problem.extra['instead'] === 'phone'} />;
    case 'link_not_valid':
      return (
        <Notice tone="warn" icon="care" title={t('door.link_dead')} urgent>
          <p>{t('door.link_dead_what')}</p>
        </Notice>
      );
    default:
      return <Trouble problem={problem} onAgain={onAgain} />;
  }
}

/** The lock is on real time, not on the demo's. */
function Locked({ seconds, wholePhone }: { seconds: number | null; wholePhone: boolean }) {
  const t = useWords();
  const [now] = useState(() => Date.now());
  const until = seconds === null ? null : new Date(now + seconds * 1_000).toISOString();
  return (
    <Notice tone="warn" icon="lock" title={t('door.locked')} urgent>
      {wholePhone ? <p>{t('door.locked_phone')}</p> : until === null ? null : (
        <p>{t('door.locked_until', { time: shortTime(until, now) })}</p>
      )}
    </Notice>
  );
}
