import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useLive } from '../live/useLive';
import { CasePage } from '../pages/case/CasePage';
import { NotFoundPage } from '../pages/notfound/NotFoundPage';
import { OrderPage } from '../pages/order/OrderPage';
import { QueuePage } from '../pages/queue/QueuePage';
import { SearchPage } from '../pages/search/SearchPage';
import { StartPage } from '../pages/start/StartPage';
import { Loading } from '../parts/Loading';
import { Shell } from './Shell';

const AccountsPage = lazy(() => import('../pages/settings/accounts/AccountsPage'));
const CapabilitiesPage = lazy(() => import('../pages/settings/capabilities/CapabilitiesPage'));
const KeysPage = lazy(() => import('../pages/settings/keys/KeysPage'));
const WebhooksPage = lazy(() => import('../pages/settings/webhooks/WebhooksPage'));
const UsersPage = lazy(() => import('../pages/settings/users/UsersPage'));
const SelfServicePage = lazy(() => import('../pages/settings/selfservice/SelfServicePage'));
const MePage = lazy(() => import('../pages/settings/me/MePage'));
const AuditPage = lazy(() => import('../pages/settings/audit/AuditPage'));

/** Everything behind the door. */
export function Rooms({ actor }: { actor: string }) {
  useLive(actor);
  return (
    <Shell>
      <Suspense fallback={<Loading rows={8} />}>
        <Routes>
          <Route index element={<QueuePage />} />
          <Route path="start" element={<StartPage />} />
          <Route path="search" element={<SearchPage />} />
          <Route path="orders/:orderNo" element={<OrderPage />} />
          <Route path="interceptions/:id" element={<CasePage />} />
          <Route path="settings">
            <Route index element={<Navigate to="accounts" replace />} />
            <Route path="accounts" element={<AccountsPage />} />
            <Route path="capabilities" element={<CapabilitiesPage />} />
            <Route path="users" element={<UsersPage />} />
            <Route path="self-service" element={<SelfServicePage />} />
            <Route path="me" element={<MePage />} />
            <Route path="keys" element={<KeysPage />} />
            <Route path="webhooks" element={<WebhooksPage />} />
            <Route path="audit" element={<AuditPage />} />
          </Route>
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}
