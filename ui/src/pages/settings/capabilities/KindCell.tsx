import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { CardKind } from '../../../api/card';
import { useCodeWords, useWords } from '../../../i18n';
import styles from './Matrix.module.css';

/** Whether a kind is offered, and at which stages. */
export function KindCell({ kind }: { kind: CardKind | undefined }) {
  const t = useWords();
  const words = useCodeWords();
  if (kind === undefined) {
    return (
      <span className={styles['no']}>
        <MinusOutlined aria-hidden="true" /> {t('capabilities.no')}
      </span>
    );
  }
  const stages = kind.stages.map((stage) => words('stage', stage)).join('、');
  return (
    <Tooltip title={kind.note === '' ? stages : `${stages}。${kind.note}`}>
      {/* Focusable, so that the note can be read without a mouse. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className={styles['yes']} tabIndex={0}>
        <CheckOutlined aria-hidden="true" /> {t('capabilities.stages', { n: kind.stages.length })}
        <span className={styles['stages']}>{stages}</span>
      </span>
    </Tooltip>
  );
}
