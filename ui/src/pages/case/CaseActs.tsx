import { CheckOutlined, CloseOutlined, PhoneOutlined, RollbackOutlined } from '@ant-design/icons';
import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { useCannot } from '../../session/may';
import { ActButton } from './ActButton';

/** What a person can do to the case as a whole. */
export function CaseActs({ it }: { it: Interception }) {
  const t = useWords();
  const id = it.id;
  const lacks = useCannot();
  const inHand = it.escalation && !it.escalation.closed_at;
  return (
    <div className="row">
      {it.state === 'held' ? (
        <>
          <ActButton id={id} type="primary" icon={<CheckOutlined />} label={t('act.approve')} question={t('act.approve_q')} make={(note) => ({ act: 'approve', note })} cannot={it.can.approve ? null : (lacks('approve') ?? t('act.not_own'))} />
          <ActButton id={id} danger icon={<CloseOutlined />} label={t('act.reject')} question={t('act.reject_q')} make={(note) => ({ act: 'reject', note })} cannot={it.can.reject ? null : (lacks('approve') ?? t('act.not_own'))} />
        </>
      ) : null}
      {it.outcome ? null : (
        <ActButton
          id={id}
          icon={<PhoneOutlined />}
          label={t('act.escalate')}
          question={t('act.escalate_q')}
          make={(note) => ({ act: 'escalate', note })}
          cannot={it.can.escalate ? null : (lacks('write') ?? t(inHand ? 'act.escalated' : 'act.cannot_escalate'))}
        />
      )}
      {it.outcome ? null : (
        <ActButton
          id={id}
          danger
          icon={<RollbackOutlined />}
          label={t('act.withdraw')}
          question={t('act.withdraw_q')}
          make={(note) => ({ act: 'withdraw', note })}
          cannot={it.can.withdraw ? null : (lacks('write') ?? it.withdrawal?.text ?? t('act.cannot_withdraw'))}
        />
      )}
    </div>
  );
}
