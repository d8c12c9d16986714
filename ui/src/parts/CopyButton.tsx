import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n';

interface Props {
  text: string;
  label?: string;
  /** Read out instead of the label where only the icon shows. */
  name?: string;
  type?: 'default' | 'text' | 'primary';
}

/** Copies `text` and says so. */
export function CopyButton({ text, label, name, type = 'text' }: Props) {
  const t = useWords();
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setDone(null), 2_000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  };
  const said = done === null ? label : t(done ? 'copy.done' : 'copy.failed');
  return (
    <Button
      type={type}
      size="small"
      icon={done === true ? <CheckOutlined /> : <CopyOutlined />}
      onClick={copy}
      aria-label={said ?? name ?? t('copy.copy')}
    >
      {said}
    </Button>
  );
}
