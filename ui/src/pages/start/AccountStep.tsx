import { Link } from 'react-router';
import { useAccounts } from '../../api/settings';
import { useCodeWords, useWords } from '../../i18n';
import { Answer } from '../../parts/Answer';
import { useCannot } from '../../session/may';
import styles from './StartPage.module.css';
import { Step } from './Step';

/** Step 1: an account commands go out with, of the simulator or one's own. */
export function AccountStep() {
  const t = useWords();
  const words = useCodeWords();
  const cannot = useCannot()('accounts');
  const accounts = useAccounts(cannot === null);
  const ready = accounts.data?.items.filter((account) => !account.disabled && account.missing.length === 0) ?? [];
  const simulated = ready.filter((account) => account.environment === 'simulator');
  return (
    <Step number={1} title={t('start.account')} done={ready.length > 0}>
      {cannot === null ? (
        <Answer of={accounts} rows={2}>
          {() =>
            ready.length === 0 ? (
              <>
                <p>{t('start.account_none')}</p>
                <ul className="stack" data-gap="tight">
                  <li>
                    <Link to="/settings/accounts">{t('start.account_add')}</Link>
                  </li>
                  <li>
                    {t('start.account_try')}
                    <pre className={styles['code']}>gaidao demo</pre>
                  </li>
                </ul>
              </>
            ) : (
              <>
                <p>
                  {simulated.length > 0 ? t('start.account_simulator', { n: simulated.length }) : t('start.account_ready', { n: ready.length })}{' '}
                  <span className="faint">{ready.map((account) => `${account.id}（${words('environment', account.environment)}）`).join('、')}</span>
                </p>
                <div>
                  <Link to="/settings/accounts">{t('start.account_change')}</Link>
                </div>
              </>
            )
          }
        </Answer>
      ) : (
        <p className="soft">{cannot}</p>
      )}
    </Step>
  );
}
