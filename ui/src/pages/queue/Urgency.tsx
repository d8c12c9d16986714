import { PhoneOutlined } from '@ant-design/icons';
import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { Left } from '../../parts/Left';
import { useBusinessNow } from '../../time/clock';
import { fullTime, span } from '../../time/format';

/** Time left; for a human case without a deadline, how long it has been waiting. */
export function Urgency({ it }: { it: Interception }) {
  const t = useWords();
  const now = useBusinessNow();
  const since = it.escalation && !it.escalation.closed_at ? it.escalation.at : null;
  if (it.next?.by || since === null || now === null) return <Left by={it.next?.by} />;
  return (
    <time dateTime={since} title={fullTime(since)} className="nums">
      <PhoneOutlined aria-hidden="true" /> {t('time.waited', { span: span(now - Date.parse(since), t) })}
    </time>
  );
}
