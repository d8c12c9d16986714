import { Button, type ButtonProps, Tooltip } from 'antd';
import { useId } from 'react';
import styles from './MayButton.module.css';

interface Props extends ButtonProps {
  /** Why it is not possible; the button then says so. `null`: it is possible. */
  cannot: string | null;
}

/** A button that never is dead without a word. */
export function MayButton({ cannot, ...rest }: Props) {
  const id = useId();
  if (cannot === null) return <Button {...rest} />;
  return (
    <Tooltip title={cannot} getPopupContainer={() => document.getElementById('main') ?? document.body}>
      <span className={styles['barred']}>
        <Button {...rest} disabled aria-describedby={id} />
        <span id={id} className={styles['why']}>
          {cannot}
        </span>
      </span>
    </Tooltip>
  );
}
