import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Radio } from 'antd';
import { api, body } from '../../../api/client';
import { useSelfService } from '../../../api/settings';
import { usePageTitle } from '../../../app/usePageTitle';
import { useCodeWords, useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { Note } from '../../../parts/Note';
import { Panel } from '../../../parts/Panel';
import { Trouble } from '../../../parts/Trouble';
import { useCannot } from '../../../session/may';
import styles from './SelfServicePage.module.css';

const MODES = ['off', 'confirm', 'link_sends'];

/** 客户自助: what a customer's own request may do. */
export default function SelfServicePage() {
  const t = useWords();
  const words = useCodeWords();
  const client = useQueryClient();
  const setting = useSelfService();
  const cannot = useCannot()('settings');
  const save = useMutation({
    mutationFn: (mode: string) => body(api.PUT('/api/v1/settings/self-service', { body: { mode } })),
    onSuccess: (saved) => client.setQueryData(['self-service'], saved),
  });
  usePageTitle(t('nav.self_service'));
  return (
    <div className="stack">
      <div>
        <h1>{t('nav.self_service')}</h1>
        <p className="soft">{t('selfservice.what')}</p>
      </div>
      <Panel title={t('selfservice.mode')}>
        <Answer of={setting} rows={3}>
          {(data) => (
            <div className="stack">
              {cannot === null ? null : <Note tone="info" title={cannot} />}
              <Radio.Group
                className={styles['modes']}
                aria-label={t('selfservice.mode')}
                value={save.isPending ? save.variables : data.mode}
                disabled={cannot !== null || save.isPending}
                onChange={(event) => save.mutate(String(event.target.value))}
              >
                {MODES.map((mode) => (
                  <Radio key={mode} value={mode} className={styles['mode']}>
                    <span className={styles['name']}>{words('selfservice_mode', mode)}</span>
                    <span className="soft">{words('selfservice_what', mode)}</span>
                  </Radio>
                ))}
              </Radio.Group>
              {save.isError ? <Trouble error={save.error} /> : null}
              {save.isSuccess ? (
                <p role="status" className="soft">
                  {t('selfservice.saved')}
                </p>
              ) : null}
            </div>
          )}
        </Answer>
      </Panel>
    </div>
  );
}
