import { ArrowRightOutlined, EditOutlined } from '@ant-design/icons';
import type { Party } from '../api/types';
import { useCodeWords, useWords } from '../i18n';
import { Mark } from '../parts/Mark';
import { region } from '../parts/PartyText';
import type { Change } from './change';
import styles from './Diff.module.css';
import type { TargetFields } from './draft';

interface Props {
  old: Party;
  target: TargetFields;
  change: Change | null;
}

/** Old → new, side by side. */
export function Diff({ old, target, change }: Props) {
  const t = useWords();
  const words = useCodeWords();
  const touched = (...names: string[]): boolean => change !== null && names.some((name) => change.fields.includes(name));
  const rows = [
    { name: t('target.name'), old: old.name, fresh: target.name, changed: touched('name') },
    { name: t('target.phone'), old: old.phone, fresh: target.phone, changed: touched('phone') },
    { name: t('target.region'), old: region(old), fresh: region(target), changed: touched('province', 'city', 'district', 'street') },
    { name: t('target.detail'), old: old.detail, fresh: target.detail, changed: touched('detail') },
  ];
  return (
    <div className={styles['box']}>
      <table className={styles['diff']}>
        <caption className="unseen">{t('draft.diff')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{t('draft.diff_what')}</th>
            <th scope="col">{t('draft.diff_old')}</th>
            <th scope="col">{t('draft.diff_new')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className={styles['old']}>{row.old}</td>
              <td className={row.changed ? styles['changed'] : undefined}>
                <ArrowRightOutlined aria-hidden="true" className={styles['arrow']} />
                {row.fresh === '' ? <span className="faint">—</span> : row.fresh}
                {row.changed ? <EditOutlined className={styles['pen']} aria-label={t('draft.changed')} role="img" /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {change === null || change.distance === '' ? null : (
        <Mark tone="plain" icon={<ArrowRightOutlined />}>
          {words('distance', change.distance)}
        </Mark>
      )}
    </div>
  );
}
