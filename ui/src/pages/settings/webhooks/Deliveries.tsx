import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../../api/client';
import { useDeliveries } from '../../../api/settings';
import { useCodeWords, useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { DataTable } from '../../../parts/DataTable';
import { Mark, type Tone } from '../../../parts/Mark';
import { Pager } from '../../../parts/Pager';
import { Trouble } from '../../../parts/Trouble';
import { useCursor } from '../../../parts/useCursor';
import { fullTime } from '../../../time/format';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  delivered: { tone: 'good', icon: <CheckCircleOutlined /> },
  failed: { tone: 'bad', icon: <CloseCircleOutlined /> },
  pending: { tone: 'plain', icon: <ClockCircleOutlined /> },
};

/** What was delivered to an endpoint, newest first. */
export function Deliveries({ id }: { id: string }) {
  const t = useWords();
  const words = useCodeWords();
  const client = useQueryClient();
  const cursor = useCursor();
  const deliveries = useDeliveries(id, cursor.cursor);
  const replay = useMutation({
    mutationFn: (eventId: string) =>
      body(api.POST('/api/v1/webhooks/{id}/deliveries/{event_id}/replay', { params: { path: { id, event_id: eventId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks', id, 'deliveries'] }),
  });
  return (
    <Answer of={deliveries} rows={3}>
      {(page) =>
        page.items.length === 0 ? (
          <p className="soft">{t('webhooks.no_delivery')}</p>
        ) : (
          <>
            {replay.isError ? <Trouble error={replay.error} /> : null}
            <DataTable
              name={t('webhooks.deliveries')}
              rows={page.items}
              rowKey={(delivery) => delivery.event_id}
              columns={[
                {
                  key: 'state',
                  title: t('webhooks.state'),
                  tight: true,
                  render: (delivery) => {
                    const look = LOOKS[delivery.state] ?? { tone: 'plain' as const, icon: <ClockCircleOutlined /> };
                    return (
                      <Mark tone={look.tone} icon={look.icon}>
                        {words('delivery', delivery.state)}
                      </Mark>
                    );
                  },
                },
                { key: 'type', title: t('webhooks.type'), tight: true, render: (delivery) => <code>{delivery.type}</code> },
                { key: 'event', title: t('webhooks.event'), render: (delivery) => <code>{delivery.event_id}</code> },
                { key: 'attempts', title: t('webhooks.attempts'), tight: true, render: (delivery) => t('webhooks.attempts_n', { n: delivery.attempts }) },
                {
                  key: 'last',
                  title: t('webhooks.last'),
                  render: (delivery) => (
                    <>
                      {[delivery.last_status ? `HTTP ${delivery.last_status}` : '', delivery.last_error ?? ''].filter((text) => text !== '').join(' · ') || '—'}
                      {delivery.due_at ? <div className="faint">{t('webhooks.due', { time: fullTime(delivery.due_at) })}</div> : null}
                    </>
                  ),
                },
                {
                  key: 'acts',
                  title: t('acts'),
                  tight: true,
                  render: (delivery) => (
                    <Button size="small" loading={replay.isPending && replay.variables === delivery.event_id} onClick={() => replay.mutate(delivery.event_id)}>
                      {t('webhooks.replay')}
                    </Button>
                  ),
                },
              ]}
            />
            <Pager page={cursor.page} onBack={cursor.back} onNext={cursor.next(page.next_cursor)} />
          </>
        )
      }
    </Answer>
  );
}
