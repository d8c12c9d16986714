import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useCouriers } from '../../../api/reads';
import { useAccounts } from '../../../api/settings';
import type { Account } from '../../../api/types';
import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Barred } from '../../../parts/Barred';
import { Nothing } from '../../../parts/Nothing';
import { useCannot } from '../../../session/may';
import { AccountCard } from './AccountCard';
import { AccountDrawer } from './AccountDrawer';
import styles from './AccountsPage.module.css';
import { cardsOf } from './cardsOf';

/** Courier accounts: whose credentials commands go out with. */
export default function AccountsPage() {
  const t = useWords();
  const cannot = useCannot()('accounts');
  const accounts = useAccounts(cannot === null);
  const couriers = useCouriers();
  const [editing, setEditing] = useState<Account | 'new' | null>(null);
  usePageTitle(t('nav.accounts'));
  const cards = cardsOf(couriers.data ?? []);
  if (cannot !== null) return <Barred title={t('nav.accounts')} why={cannot} />;
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{t('nav.accounts')}</h1>
          <p className="soft">{t('accounts.what')}</p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} disabled={cards.length === 0} onClick={() => setEditing('new')}>
          {t('accounts.add')}
        </Button>
      </div>
      <Answer of={accounts} rows={6}>
        {(data) =>
          data.items.length === 0 ? (
            <Nothing title={t('accounts.none')}>
              <p>{t('accounts.none_what')}</p>
            </Nothing>
          ) : (
            <div className={styles['cards']}>
              {data.items.map((account) => (
                <AccountCard key={account.id} account={account} card={cards.find((card) => card.id === account.connector)} onEdit={() => setEditing(account)} />
              ))}
            </div>
          )
        }
      </Answer>
      {editing === null ? null : (
        <AccountDrawer account={editing === 'new' ? null : editing} cards={cards} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
