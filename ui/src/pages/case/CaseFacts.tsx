import { Link } from 'react-router';
import { api, body } from '../../api/client';
import type { Interception, RevealedInterception } from '../../api/types';
import { useParcel } from '../../api/reads';
import { useCodeWords, useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { Facts } from '../../parts/Facts';
import { money } from '../../parts/money';
import { Panel } from '../../parts/Panel';
import { PartyText } from '../../parts/PartyText';
import { StageMark } from '../../parts/StageMark';
import { StrengthMark } from '../../parts/StrengthMark';
import { VerdictMark } from '../../parts/VerdictMark';
import { RevealButton } from '../../reveal/RevealButton';
import { useRevealed } from '../../reveal/useRevealed';

export function CaseFacts({ it }: { it: Interception }) {
  const t = useWords();
  const words = useCodeWords();
  const { shown, show, hide } = useRevealed<RevealedInterception>();
  // Its age tells the server's time, too.
  const parcel = useParcel({ courier: it.courier, waybill_no: it.waybill_no });
  const stage = parcel.data?.stage;
  const evidence = it.assessment?.connector?.evidence;
  const fee = it.fee_fen === null || it.fee_fen === undefined ? t('unknown') : money(it.fee_fen);
  const target = shown?.target ?? it.target;
  const note = shown?.note ?? it.note;
  return (
    <Panel
      title={t('case.facts')}
      extra={
        <RevealButton
          ask={(reason) => body(api.POST('/api/v1/interceptions/{id}/reveal', { params: { path: { id: it.id } }, body: { reason } }))}
          shown={shown !== null}
          onShow={show}
          onHide={hide}
        />
      }
    >
      <Facts
        facts={[
          it.order_no
            ? { name: t('order.no'), value: <Link to={`/orders/${encodeURIComponent(it.order_no)}`}>{it.order_no}</Link> }
            : null,
          stage
            ? {
                name: t('case.parcel_now'),
                value: (
                  <span className="row">
                    <StageMark stage={stage} />
                    {stage.place ?? t('parcel.place_unknown')}
                    {stage.at ? (
                      <span className="faint">
                        <Ago at={stage.at} brief />
                      </span>
                    ) : null}
                  </span>
                ),
              }
            : null,
          target ? { name: t('case.target'), value: <PartyText party={target} /> } : null,
          shown?.recipient ? { name: t('order.recipient'), value: <PartyText party={shown.recipient} /> } : null,
          { name: t('draft.reason'), value: words('reason', it.reason) },
          { name: t('draft.channel'), value: words('channel', it.channel) },
          { name: t('draft.payer'), value: words('payer', it.payer) },
          { name: t('case.fee'), value: it.fee_max_fen ? `${fee}（${t('case.fee_max', { sum: money(it.fee_max_fen) })}）` : fee },
          { name: t('case.verification'), value: <StrengthMark strength={it.verification_strength} /> },
          it.assessment ? { name: t('case.verdict_then'), value: <VerdictMark verdict={it.assessment.verdict} /> } : null,
          { name: t('case.account'), value: evidence ? `${it.account} · ${words('evidence', evidence)}` : it.account },
          it.courier_ref ? { name: t('case.courier_ref'), value: <code>{it.courier_ref}</code> } : null,
          note === '' ? null : { name: t('draft.note'), value: note },
          { name: t('case.created'), value: <Ago at={it.created_at} /> },
          { name: t('case.id'), value: <code>{it.id}</code> },
        ]}
      />
    </Panel>
  );
}
