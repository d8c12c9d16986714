import { CheckCircleOutlined, ExclamationCircleOutlined, StarOutlined, StopOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Card } from '../../../api/card';
import { api, body } from '../../../api/client';
import type { Account } from '../../../api/types';
import { useCodeWords, useWords } from '../../../i18n';
import { useLanguage } from '../../../i18n/language';
import { CopyButton } from '../../../parts/CopyButton';
import { Facts } from '../../../parts/Facts';
import { Mark } from '../../../parts/Mark';
import { Panel } from '../../../parts/Panel';
import { EvidenceMark } from '../EvidenceMark';
import styles from './AccountsPage.module.css';
import { TestResult } from './TestResult';

interface Props {
  account: Account;
  card: Card | undefined;
  onEdit: () => void;
}

export function AccountCard({ account, card, onEdit }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const language = useLanguage();
  const test = useMutation({
    mutationFn: () => body(api.POST('/api/v1/accounts/{id}/test', { params: { path: { id: account.id } } })),
  });
  const label = (key: string): string => {
    const field = card?.fields.find((each) => each.key === key);
    return (language === 'zh' ? field?.labelZh : field?.labelEn) ?? key;
  };
  return (
    <Panel
      title={<span className="mono">{account.id}</span>}
      extra={
        <span className="row">
          {account.disabled ? (
            <Mark tone="plain" icon={<StopOutlined />}>
              {t('accounts.disabled')}
            </Mark>
          ) : null}
          {account.default ? (
            <Mark tone="info" icon={<StarOutlined />}>
              {t('accounts.default')}
            </Mark>
          ) : null}
          {account.missing.length === 0 ? (
            <Mark tone="good" icon={<CheckCircleOutlined />}>
              {t('accounts.complete')}
            </Mark>
          ) : (
            <Mark tone="warn" icon={<ExclamationCircleOutlined />}>
              {t('accounts.incomplete')}
            </Mark>
          )}
        </span>
      }
    >
      <Facts
        facts={[
          { name: t('accounts.connector'), value: (language === 'zh' ? card?.nameZh : card?.nameEn) ?? account.connector },
          { name: t('accounts.environment'), value: words('environment', account.environment) },
          card ? { name: t('capabilities.evidence'), value: <EvidenceMark evidence={card.evidence} /> } : null,
          { name: t('accounts.secrets'), value: account.secrets_set.map(label).join('、') || t('accounts.no_secret') },
          account.missing.length === 0 ? null : { name: t('accounts.missing'), value: account.missing.map(label).join('、') },
          {
            name: t('accounts.callback'),
            value: <CopyButton text={`${location.origin}${account.callback_path}`} label={t('accounts.copy_callback')} type="default" />,
          },
        ]}
      />
      <div className={styles['acts']}>
        <Button icon={<ThunderboltOutlined />} loading={test.isPending} onClick={() => test.mutate()}>
          {t('accounts.test')}
        </Button>
        <Button onClick={onEdit}>{t('accounts.edit')}</Button>
      </div>
      <TestResult result={test.data} error={test.error} />
    </Panel>
  );
}
