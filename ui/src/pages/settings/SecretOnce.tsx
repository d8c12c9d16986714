import { Button } from 'antd';
import { useWords } from '../../i18n';
import { CopyButton } from '../../parts/CopyButton';
import { Note } from '../../parts/Note';

interface Props {
  title: string;
  secret: string;
  onClose: () => void;
}

/** A secret, this once. */
export function SecretOnce({ title, secret, onClose }: Props) {
  const t = useWords();
  return (
    <Note tone="good" title={title} urgent>
      <p>
        <code>{secret}</code>
      </p>
      <p className="faint">{t('secret.once')}</p>
      <div className="row">
        <CopyButton text={secret} label={t('copy.copy')} type="primary" />
        <Button size="small" onClick={onClose}>
          {t('secret.kept')}
        </Button>
      </div>
    </Note>
  );
}
