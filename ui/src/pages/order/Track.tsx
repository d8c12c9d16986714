import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Parcel } from '../../api/types';
import { useWords } from '../../i18n';
import { Ago } from '../../parts/Ago';
import { Answer } from '../../parts/Answer';
import styles from './Track.module.css';

const SHOWN_AT_FIRST = 4;

/** The scans, newest first. */
export function Track({ parcel }: { parcel: UseQueryResult<Parcel> }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  return (
    <div>
      <h3 className={styles['title']}>{t('parcel.track')}</h3>
      <Answer of={parcel} rows={3}>
        {(data) => {
          const scans = (data.scans ?? []).toReversed();
          if (scans.length === 0) return <p className="soft">{t('parcel.no_scan')}</p>;
          const shown = all ? scans : scans.slice(0, SHOWN_AT_FIRST);
          return (
            <>
              <ol className={styles['track']}>
                {shown.map((scan) => (
                  <li key={`${scan.at} ${scan.text}`} className={styles['scan']}>
                    <p>{scan.text}</p>
                    <p className="faint">
                      <Ago at={scan.at} />
                    </p>
                  </li>
                ))}
              </ol>
              {scans.length > SHOWN_AT_FIRST ? (
                <Button type="link" size="small" onClick={() => setAll(!all)}>
                  {all ? t('parcel.fewer') : t('parcel.all_scans', { n: scans.length })}
                </Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </div>
  );
}
