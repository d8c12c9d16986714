import { useBusinessNow } from '../time/clock';
import { shortTime } from '../time/format';
import styles from './Track.module.css';
import type { Line } from './types';
import { useWords } from './words';

/** The courier's own scans, newest first. */
export function Track({ lines }: { lines: readonly Line[] }) {
  const t = useWords();
  const now = useBusinessNow();
  const newest = lines.filter((line) => line.what === 'scan').toReversed();
  return (
    <details className={styles['track']}>
      <summary>{t('live.track')}</summary>
      {newest.length === 0 ? <p className="soft">{t('live.no_track')}</p> : null}
      <ol className={styles['scans']}>
        {newest.map((scan) => (
          <li key={`${scan.at} ${scan.text}`}>
            <p>{scan.text}</p>
            <p className="faint nums">
              <time dateTime={scan.at}>{shortTime(scan.at, now)}</time>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
