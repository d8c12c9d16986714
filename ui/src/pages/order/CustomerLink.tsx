import { LinkOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { useWords } from '../../i18n';
import { CopyButton } from '../../parts/CopyButton';
import { MayButton } from '../../parts/MayButton';
import { Trouble } from '../../parts/Trouble';
import { useCannot } from '../../session/may';
import { span } from '../../time/format';
import styles from './CustomerLink.module.css';

/** A link for the customer: made, copied, ready to be sent. Whoever has it may look and ask, so it is shown only here. */
export function CustomerLink({ orderNo }: { orderNo: string }) {
  const t = useWords();
  const cannot = useCannot()('write');
  const [copied, setCopied] = useState(false);
  const make = useMutation({
    mutationFn: async () => {
      const link = await body(api.POST('/api/v1/customer-links', { body: { order_no: orderNo } }));
      if (!link.url) throw new TypeError('a fresh link has no address');
      return { url: new URL(link.url, location.origin).href, until: link.expires_at };
    },
    onSuccess: ({ url }) => {
      navigator.clipboard?.writeText(url).then(
        () => setCopied(true),
        () => setCopied(false),
      );
    },
  });
  return (
    <div className={styles['box']}>
      <div className="spread">
        <span className="soft">{t('link.what')}</span>
        <MayButton cannot={cannot} icon={<LinkOutlined />} loading={make.isPending} onClick={() => make.mutate()}>
          {t('link.make')}
        </MayButton>
      </div>
      {make.isError ? <Trouble error={make.error} onRetry={() => make.mutate()} /> : null}
      {make.data ? (
        <div role="status">
          <p className={styles['url']}>{make.data.url}</p>
          <p className="row">
            <CopyButton text={make.data.url} label={t('link.copy')} type="default" />
            <span className="faint">
              {copied ? t('link.copied') : null} {t('link.until', { span: span(Date.parse(make.data.until) - make.submittedAt, t) })}
            </span>
          </p>
        </div>
      ) : null}
    </div>
  );
}
