import { ClockCircleOutlined, CloseOutlined, CheckOutlined, SendOutlined } from '@ant-design/icons';
import type { Doubt, Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { Facts } from '../../parts/Facts';
import { Left } from '../../parts/Left';
import { Note } from '../../parts/Note';
import { useCannot } from '../../session/may';
import { ActButton } from './ActButton';
import styles from './DoubtPanel.module.css';

/** 结果未明: what happened, what is done about it, what a person may decide. */
export function DoubtPanel({ it, doubt }: { it: Interception; doubt: Doubt }) {
  const t = useWords();
  const lacks = useCannot();
  const cannot = it.can.resolve ? null : (lacks('write') ?? t('act.cannot_resolve'));
  return (
    <Note tone="warn" title={t('doubt.title')}>
      <p>{doubt.text}</p>
      <Facts
        facts={[
          { name: t('doubt.since'), value: <Ago at={doubt.since} /> },
          { name: t('doubt.asked'), value: t('doubt.asked_n', { n: doubt.asked, absent: doubt.absent }) },
          doubt.deadline ? { name: t('doubt.deadline'), value: <Left by={doubt.deadline} /> } : null,
        ]}
      />
      <div className={styles['acts']}>
        <ActButton id={it.id} icon={<ClockCircleOutlined />} label={t('doubt.wait')} question={t('doubt.wait_q')} make={(note) => ({ act: 'resolve', outcome: 'keep_waiting', note })} cannot={cannot} />
        <ActButton id={it.id} icon={<CheckOutlined />} label={t('doubt.accepted')} question={t('doubt.accepted_q')} make={(note) => ({ act: 'resolve', outcome: 'accepted', note })} cannot={cannot} />
        <ActButton id={it.id} icon={<CloseOutlined />} label={t('doubt.refused')} question={t('doubt.refused_q')} make={(note) => ({ act: 'resolve', outcome: 'refused', note })} cannot={cannot} />
        <ActButton
          id={it.id}
          danger
          icon={<SendOutlined />}
          label={t('doubt.resend')}
          question={t('doubt.resend_q')}
          make={(note) => ({ act: 'resend', note })}
          cannot={it.can.resend ? null : (lacks('resend') ?? t('doubt.resend_not_yet'))}
        />
      </div>
      {doubt.resend_allowed ? null : <p className="faint">{t('doubt.resend_not_yet')}</p>}
    </Note>
  );
}
