import { useWords } from '../i18n';
import { useBusinessNow } from '../time/clock';
import { ago, fullTime, shortTime } from '../time/format';

interface Props {
  at: string;
  /** Only the age, without the time of day. */
  brief?: boolean;
}

/** A moment in the past: time of day and age; the full time on hover. */
export function Ago({ at, brief = false }: Props) {
  const t = useWords();
  const now = useBusinessNow();
  return (
    <time dateTime={at} title={fullTime(at)} className="nums">
      {now === null ? shortTime(at, now) : brief ? ago(at, now, t) : `${shortTime(at, now)} · ${ago(at, now, t)}`}
    </time>
  );
}
