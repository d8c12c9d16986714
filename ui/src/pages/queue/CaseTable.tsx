import { Link, useNavigate } from 'react-router';
import { useCourierName } from '../../api/reads';
import type { Interception } from '../../api/types';
import { useWords } from '../../i18n';
import { useApiText } from '../../i18n/apiText';
import { DataTable } from '../../parts/DataTable';
import { region } from '../../parts/PartyText';
import { CaseMarks } from './CaseMarks';
import styles from './CaseTable.module.css';
import { Urgency } from './Urgency';

function path(it: Interception): string {
  return `/interceptions/${it.id}`;
}

/** Cases, in the order the server gives: most urgent first where it is the queue. */
export function CaseTable({ cases }: { cases: readonly Interception[] }) {
  const t = useWords();
  const apiText = useApiText();
  const courier = useCourierName();
  const navigate = useNavigate();
  return (
    <DataTable
      name={t('queue.title')}
      rows={cases}
      rowKey={(it) => it.id}
      onOpen={(it) => void navigate(path(it))}
      columns={[
        { key: 'left', title: t('queue.left'), tight: true, render: (it) => <Urgency it={it} /> },
        { key: 'state', title: t('queue.state'), render: (it) => <CaseMarks it={it} /> },
        {
          key: 'parcel',
          title: t('queue.parcel'),
          tight: true,
          render: (it) => (
            <>
              <Link to={path(it)} data-row-link className="mono">
                {it.waybill_no}
              </Link>
              <div className="faint">
                {courier(it.courier)} · {apiText('kind', it.kind, it.kind_text)}
              </div>
            </>
          ),
        },
        {
          key: 'order',
          title: t('queue.order'),
          tight: true,
          render: (it) =>
            it.order_no ? (
              <Link to={`/orders/${encodeURIComponent(it.order_no)}`}>{it.order_no}</Link>
            ) : (
              <span className="faint">{t('queue.no_order')}</span>
            ),
        },
        {
          key: 'target',
          title: t('queue.target'),
          render: (it) =>
            it.target ? (
              <>
                <div>{region(it.target)}</div>
                <div className="faint nums">
                  {it.target.name} {it.target.phone}
                </div>
              </>
            ) : (
              <span className="faint">{t('queue.no_target')}</span>
            ),
        },
        {
          key: 'next',
          title: t('queue.next'),
          render: (it) => <span className={styles['next']}>{it.escalation?.text ?? it.next?.text ?? it.outcome?.text ?? '—'}</span>,
        },
      ]}
    />
  );
}
