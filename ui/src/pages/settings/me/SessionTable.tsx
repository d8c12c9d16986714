import { LaptopOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, body } from '../../../api/client';
import { useSessions } from '../../../api/people';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { DataTable } from '../../../parts/DataTable';
import { Mark } from '../../../parts/Mark';
import { Trouble } from '../../../parts/Trouble';
import { fullTime } from '../../../time/format';

/** Where one is signed in; each can be ended from here. Sessions live by real time, also in the demo. */
export function SessionTable() {
  const t = useWords();
  const client = useQueryClient();
  const sessions = useSessions(true);
  const end = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Answer of={sessions} rows={3}>
      {(data) => (
        <>
          {end.isError ? <Trouble error={end.error} /> : null}
          <DataTable
            name={t('me.sessions')}
            rows={data.items}
            rowKey={(session) => session.id}
            columns={[
              { key: 'since', title: t('me.since'), render: (session) => fullTime(session.created_at) },
              { key: 'seen', title: t('me.seen'), render: (session) => fullTime(session.seen_at) },
              { key: 'until', title: t('me.until'), render: (session) => fullTime(session.until) },
              {
                key: 'acts',
                title: t('acts'),
                tight: true,
                render: (session) =>
                  session.current ? (
                    <Mark tone="good" icon={<LaptopOutlined />}>
                      {t('me.this_one')}
                    </Mark>
                  ) : (
                    <Popconfirm title={t('me.end_q')} okText={t('me.end')} cancelText={t('cancel')} onConfirm={() => end.mutate(session.id)}>
                      <Button size="small" danger loading={end.isPending && end.variables === session.id}>
                        {t('me.end')}
                      </Button>
                    </Popconfirm>
                  ),
              },
            ]}
          />
        </>
      )}
    </Answer>
  );
}
