import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import styles from './TargetForm.module.css';

interface Props {
  htmlFor: string;
  /** The message lacked this. */
  lacks: boolean;
  children: ReactNode;
}

export function FieldLabel({ htmlFor, lacks, children }: Props) {
  const t = useWords();
  return (
    <label htmlFor={htmlFor}>
      {children}
      {lacks ? (
        <span className={styles['lacks']}>
          <ExclamationCircleOutlined aria-hidden="true" /> {t('draft.lacks')}
        </span>
      ) : null}
    </label>
  );
}
