import { SearchOutlined } from '@ant-design/icons';
import { Navigate, useLocation } from 'react-router';
import { useInterceptions, useOrders } from '../../api/reads';
import { usePageTitle } from '../../app/usePageTitle';
import { useWords } from '../../i18n';
import { NewOrderButton } from '../../neworder/NewOrderButton';
import { Answer } from '../../parts/Answer';
import { Nothing } from '../../parts/Nothing';
import { Panel } from '../../parts/Panel';
import { CaseTable } from '../queue/CaseTable';
import { OrderTable } from './OrderTable';

function wanted(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('q' in state)) return '';
  return typeof state.q === 'string' ? state.q : '';
}

/** What a number stands for: one order opens at once, several are listed. */
export function SearchPage() {
  const t = useWords();
  const q = wanted(useLocation().state);
  const orders = useOrders(q);
  const cases = useInterceptions({ q, limit: 50 }, q !== '');
  usePageTitle(t('search.title'));
  const only = orders.data?.items.length === 1 ? orders.data.items[0] : undefined;
  if (only !== undefined) return <Navigate to={`/orders/${encodeURIComponent(only.order_no)}`} replace />;
  return (
    <div className="stack">
      <h1>{q === '' ? t('search.title') : t('search.results', { q })}</h1>
      {q === '' ? (
        <Nothing title={t('search.empty')} icon={<SearchOutlined />}>
          <p>{t('search.hint')}</p>
        </Nothing>
      ) : (
        <>
          <Panel title={t('search.orders')} flush>
            <Answer of={orders}>
              {(page) =>
                page.items.length === 0 ? (
                  <Nothing title={t('search.no_order')}>
                    <p>{t('search.no_order_what')}</p>
                    <NewOrderButton />
                  </Nothing>
                ) : (
                  <OrderTable orders={page.items} />
                )
              }
            </Answer>
          </Panel>
          {cases.data !== undefined && cases.data.items.length > 0 ? (
            <Panel title={t('search.cases')} flush>
              <CaseTable cases={cases.data.items} />
            </Panel>
          ) : null}
        </>
      )}
    </div>
  );
}
