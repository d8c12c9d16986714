import { AlertOutlined, PhoneOutlined } from '@ant-design/icons';
import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { Mark } from '../../parts/Mark';
import { StateMark } from '../../parts/StateMark';

/** State, and what makes the case special. */
export function CaseMarks({ it }: { it: Interception }) {
  const t = useWords();
  const open = it.escalation && !it.escalation.closed_at;
  return (
    <span className="row">
      <StateMark state={it.state} text={it.state_text} />
      {it.contradicted ? (
        <Mark tone="bad" icon={<AlertOutlined />}>
          {t('queue.contradicted')}
        </Mark>
      ) : null}
      {open ? (
        <Mark tone="warn" icon={<PhoneOutlined />}>
          {it.escalation?.owner ? t('queue.human_taken') : t('queue.human')}
        </Mark>
      ) : null}
    </span>
  );
}
