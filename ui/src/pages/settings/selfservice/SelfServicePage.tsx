import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useState } from 'react';
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
  // What was chosen shows at the click: the mutation's own state reaches the page one task later, and until then a
  // controlled radio would jump back.
  const [chosen, choose] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: async (mode: string) => {
      // A reading under way may have begun before this change and would bring back the former mode.
      await client.cancelQueries({ queryKey: ['self-service'] });
      return body(api.PUT('/api/v1/settings/self-service', { body: { mode } }));
    },
    onSuccess: (saved) => client.setQueryData(['self-service'], saved),
    onSettled: () => choose(null),
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
                value={chosen ?? data.mode}
                disabled={cannot !== null || chosen !== null}
                onChange={(event) => {
                  const mode = String(event.target.value);
                  choose(mode);
                  save.mutate(mode);
                }}
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
