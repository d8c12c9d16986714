import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, body } from '../../../api/client';
import type { Key } from '../../../api/types';
import { useCodeWords, useWords } from '../../../i18n';
import { Ago } from '../../../parts/Ago';
import { DataTable } from '../../../parts/DataTable';
import { Mark } from '../../../parts/Mark';
import { Trouble } from '../../../parts/Trouble';
import { fullTime } from '../../../time/format';

export function KeyTable({ keys }: { keys: readonly Key[] }) {
  const t = useWords();
  const words = useCodeWords();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <>
      {revoke.isError ? <Trouble error={revoke.error} /> : null}
      <DataTable
        name={t('keys_page.list')}
        rows={keys}
        rowKey={(key) => key.id}
        columns={[
          { key: 'name', title: t('keys_page.name'), render: (key) => key.name },
          { key: 'prefix', title: t('keys_page.prefix'), tight: true, render: (key) => <code>{key.prefix}…</code> },
          { key: 'scopes', title: t('keys_page.scopes'), render: (key) => key.scopes.map((scope) => words('scope', scope)).join('、') },
          { key: 'created', title: t('keys_page.created'), tight: true, render: (key) => <Ago at={key.created_at} brief /> },
          { key: 'expires', title: t('keys_page.expires'), tight: true, render: (key) => (key.expires_at ? fullTime(key.expires_at) : t('keys_page.never')) },
          {
            key: 'state',
            title: t('keys_page.state'),
            tight: true,
            render: (key) =>
              key.revoked_at ? (
                <Mark tone="plain" icon={<StopOutlined />}>
                  {t('keys_page.revoked')}
                </Mark>
              ) : (
                <Mark tone="good" icon={<CheckCircleOutlined />}>
                  {t('keys_page.works')}
                </Mark>
              ),
          },
          {
            key: 'acts',
            title: t('acts'),
            tight: true,
            render: (key) =>
              key.revoked_at ? (
                <span className="faint">—</span>
              ) : (
                <Popconfirm title={t('keys_page.revoke_q', { name: key.name })} okText={t('keys_page.revoke')} cancelText={t('cancel')} onConfirm={() => revoke.mutate(key.id)}>
                  <Button size="small" danger loading={revoke.isPending && revoke.variables === key.id}>
                    {t('keys_page.revoke')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
