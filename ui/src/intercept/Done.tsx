import { Button } from 'antd';
import { useInterception } from '../api/reads';
import { useWords } from '../i18n';
import { Answer } from '../parts/Answer';
import { useOpenCase } from './openCase';
import { Standing } from './Standing';

/** It is durable: how it stands, live, and the sentence for the customer. */
export function Done({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords();
  const openCase = useOpenCase();
  const interception = useInterception(id);
  return (
    <>
      <Answer of={interception}>{(it) => <Standing it={it} />}</Answer>
      <div className="row">
        {openCase === null ? null : (
          <Button type="primary" onClick={() => openCase(id)}>
            {t('done.open')}
          </Button>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </>
  );
}
