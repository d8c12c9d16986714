import { QuestionCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface Props {
  of: { known: boolean; text: string };
  children?: ReactNode;
}

/** A figure that may be unknown; the unknown is marked as such, never left empty. */
export function Known({ of, children }: Props) {
  if (of.known) {
    return (
      <>
        {of.text} {children}
      </>
    );
  }
  return (
    <span className="soft">
      <QuestionCircleOutlined aria-hidden="true" /> {of.text}
    </span>
  );
}
