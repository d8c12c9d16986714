import { LockOutlined } from '@ant-design/icons';
import { useWords } from '../i18n';
import { Nothing } from './Nothing';

/** A room one may not enter, and who can help. */
export function Barred({ title, why }: { title: string; why: string }) {
  const t = useWords();
  return (
    <div className="stack">
      <h1>{title}</h1>
      <Nothing title={t('may.barred')} icon={<LockOutlined />}>
        <p>{why}</p>
      </Nothing>
    </div>
  );
}
