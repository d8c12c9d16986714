import { Button } from 'antd';
import { useState } from 'react';
import { useAttempts } from '../../api/reads';
import type { Attempt } from '../../api/types';
import { useCodeWords, useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { Answer } from '../../parts/Answer';
import { DataTable } from '../../parts/DataTable';
import { Nothing } from '../../parts/Nothing';
import { Panel } from '../../parts/Panel';
import { Exchange } from './Exchange';
import { OutcomeMark } from './OutcomeMark';

function took(attempt: Attempt): string {
  if (!attempt.ended_at) return '—';
  return `${((Date.parse(attempt.ended_at) - Date.parse(attempt.started_at)) / 1000).toFixed(2)} s`;
}

/** Every call that left for the courier, values hidden. */
export function Attempts({ id }: { id: string }) {
  const t = useWords();
  const words = useCodeWords();
  const attempts = useAttempts(id);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <Panel title={t('attempts.title')} flush>
      <Answer of={attempts} rows={2}>
        {(data) =>
          data.items.length === 0 ? (
            <Nothing title={t('attempts.none')}>
              <p>{t('attempts.none_what')}</p>
            </Nothing>
          ) : (
            <>
              <DataTable
                name={t('attempts.title')}
                rows={data.items}
                rowKey={(attempt) => String(attempt.no)}
                columns={[
                  { key: 'no', title: '#', tight: true, render: (attempt) => attempt.no },
                  { key: 'operation', title: t('attempts.operation'), tight: true, render: (attempt) => words('operation', attempt.operation) },
                  { key: 'outcome', title: t('attempts.outcome'), tight: true, render: (attempt) => <OutcomeMark outcome={attempt.outcome ?? null} /> },
                  { key: 'at', title: t('attempts.at'), render: (attempt) => <Ago at={attempt.started_at} /> },
                  { key: 'took', title: t('attempts.took'), tight: true, render: (attempt) => <span className="nums">{took(attempt)}</span> },
                  {
                    key: 'more',
                    title: t('attempts.exchange'),
                    tight: true,
                    render: (attempt) => (
                      <Button size="small" aria-expanded={shown === attempt.no} onClick={() => setShown(shown === attempt.no ? null : attempt.no)}>
                        {t(shown === attempt.no ? 'attempts.hide' : 'attempts.show')}
                      </Button>
                    ),
                  },
                ]}
              />
              {data.items
                .filter((attempt) => attempt.no === shown)
                .map((attempt) => (
                  <Exchange key={attempt.no} attempt={attempt} />
                ))}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
