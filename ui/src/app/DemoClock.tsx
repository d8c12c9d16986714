import { ExperimentOutlined, FastForwardOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { useWords } from '../i18n';
import { MayButton } from '../parts/MayButton';
import { Trouble } from '../parts/Trouble';
import { useCannot } from '../session/may';
import { observe, useBusinessNow } from '../time/clock';
import { fullTime } from '../time/format';
import styles from './DemoClock.module.css';

const HOUR_MINUTES = 60;

/** Only in the demo: its business clock, and the button that lets an hour pass. */
export function DemoClock({ speed }: { speed: number }) {
  const t = useWords();
  const now = useBusinessNow();
  const client = useQueryClient();
  const cannot = useCannot()('write');
  const forward = useMutation({
    mutationFn: () => body(api.POST('/api/v1/demo/clock', { body: { advance_minutes: HOUR_MINUTES } })),
    onSuccess: async (clock) => {
      observe(Date.parse(clock.now));
      await client.invalidateQueries();
    },
  });
  return (
    <div className={styles['strip']} role="group" aria-label={t('demo.name')}>
      <span className={styles['what']}>
        <ExperimentOutlined aria-hidden="true" /> {t('demo.name')}
      </span>
      <span>
        {t('demo.now')} <span className="nums">{now === null ? '—' : fullTime(new Date(now).toISOString())}</span>
        <span className="faint"> · {t('demo.speed', { n: Number(speed.toFixed(1)) })}</span>
      </span>
      <MayButton cannot={cannot} size="small" icon={<FastForwardOutlined />} loading={forward.isPending} onClick={() => forward.mutate()}>
        {t('demo.forward')}
      </MayButton>
      {forward.isError ? <Trouble error={forward.error} /> : null}
    </div>
  );
}
