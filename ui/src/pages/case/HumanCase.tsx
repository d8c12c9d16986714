import { UserOutlined } from '@ant-design/icons';
import type { Escalation, Interception } from '../../api/types';
import { useCourierName } from '../../api/reads';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { Contacts } from '../../parts/Contacts';
import { CopyButton } from '../../parts/CopyButton';
import { Facts } from '../../parts/Facts';
import { Left } from '../../parts/Left';
import { Note } from '../../parts/Note';
import { Panel } from '../../parts/Panel';
import { region } from '../../parts/PartyText';
import { useActorName } from '../../parts/useActorName';
import { useCannot } from '../../session/may';
import { ActButton } from './ActButton';
import styles from './HumanCase.module.css';
import { ResolveForm } from './ResolveForm';

/** 人工应急: why a person is needed, whom to call, what came of it. */
export function HumanCase({ it, escalation }: { it: Interception; escalation: Escalation }) {
  const t = useWords();
  const courier = useCourierName();
  const actorName = useActorName();
  const lacks = useCannot()('write');
  const open = !escalation.closed_at;
  const message = t('human.message', {
    courier: courier(it.courier),
    waybill: it.waybill_no,
    kind: it.kind_text,
    to: it.target ? region(it.target) : t('queue.no_target'),
  });
  return (
    <Panel
      title={t('human.title')}
      extra={
        open ? (
          <ActButton id={it.id} type={escalation.owner ? 'default' : 'primary'} icon={<UserOutlined />} label={t('human.take')} question={t('human.take_q')} make={(note) => ({ act: 'take', note })} cannot={it.can.take_case ? null : (lacks ?? t('act.cannot_take'))} />
        ) : null
      }
    >
      <div className="stack">
        <Note tone={open ? 'warn' : 'plain'} title={escalation.text} />
        <div className={styles['columns']}>
          <div className="stack">
            <Facts
              facts={[
                { name: t('human.owner'), value: escalation.owner ? actorName(escalation.owner) : t('human.nobody') },
                { name: t('human.opened'), value: <Ago at={escalation.at} /> },
                escalation.closed_at ? { name: t('human.closed'), value: <Ago at={escalation.closed_at} /> } : null,
                open && it.next?.by ? { name: t('human.due'), value: <Left by={it.next.by} /> } : null,
              ]}
            />
            {open ? (
              <>
                <Contacts contacts={escalation.contacts} />
                <div className={styles['message']}>
                  <p className="soft">{t('human.group')}</p>
                  <p>{message}</p>
                  <div>
                    <CopyButton text={message} label={t('human.copy')} type="default" />
                  </div>
                </div>
              </>
            ) : null}
          </div>
          {open ? <ResolveForm id={it.id} cannot={it.can.resolve ? null : (lacks ?? t('act.cannot_resolve'))} /> : null}
        </div>
      </div>
    </Panel>
  );
}
