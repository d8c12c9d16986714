import { Button } from 'antd';
import { useWords } from '../i18n';
import styles from './ConfirmBar.module.css';
import { DraftStanding } from './DraftStanding';
import type { Intercepting } from './useIntercepting';

/** Clear, how it stands, confirm. */
export function ConfirmBar({ of }: { of: Intercepting }) {
  const t = useWords();
  return (
    <div className={styles['bar']}>
      <Button onClick={of.reset} disabled={of.pending}>
        {t('draft.clear')}
      </Button>
      <span className={styles['standing']}>
        <DraftStanding dryRun={of.dryRun} complete={of.complete} failed={of.failure !== null} />
      </span>
      <Button type="primary" size="large" disabled={!of.ready && !of.pending} loading={of.pending} onClick={of.confirm}>
        {t('draft.confirm')}
      </Button>
    </div>
  );
}
