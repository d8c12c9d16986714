import { Button } from 'antd';
import { useState } from 'react';
import { useTimeline } from '../../api/reads';
import { useWords } from '../../i18n';
import { Answer } from '../../parts/Answer';
import { Nothing } from '../../parts/Nothing';
import { Panel } from '../../parts/Panel';
import { gathered } from './gathered';
import styles from './Timeline.module.css';
import { TimelineLine } from './TimelineLine';

const SHOWN_AT_FIRST = 14;

/** Everything that happened, newest first. */
export function Timeline({ id }: { id: string }) {
  const t = useWords();
  const timeline = useTimeline(id);
  const [all, setAll] = useState(false);
  return (
    <Panel title={t('case.timeline')}>
      <Answer of={timeline} rows={6}>
        {(data) => {
          const lines = gathered(data.items).toReversed();
          if (lines.length === 0) return <Nothing title={t('case.timeline_empty')} />;
          const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
          return (
            <>
              <ol className={styles['lines']}>
                {shown.map((line) => (
                  <TimelineLine key={line.key} line={line} />
                ))}
              </ol>
              {lines.length > SHOWN_AT_FIRST ? (
                <Button type="link" size="small" onClick={() => setAll(!all)}>
                  {all ? t('parcel.fewer') : t('case.timeline_all', { n: lines.length })}
                </Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
