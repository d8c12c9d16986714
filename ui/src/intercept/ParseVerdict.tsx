import { CheckCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { ParsedAddress } from '../api/types';
import { useCodeWords, useWords } from '../i18n';
import { Mark } from '../parts/Mark';

/** How well the message was understood. */
export function ParseVerdict({ parsed }: { parsed: ParsedAddress }) {
  const t = useWords();
  const words = useCodeWords();
  const lacks = parsed.missing.map((part) => words('missing', part)).join('、');
  return (
    <p className="row" role="status">
      {parsed.verdict === 'ok' && lacks === '' ? (
        <Mark tone="good" icon={<CheckCircleOutlined />}>
          {t('draft.parsed_ok')}
        </Mark>
      ) : null}
      {parsed.verdict === 'ambiguous' ? (
        <Mark tone="warn" icon={<QuestionCircleOutlined />}>
          {t('draft.parsed_ambiguous')}
        </Mark>
      ) : null}
      {lacks === '' ? null : (
        <Mark tone="warn" icon={<ExclamationCircleOutlined />}>
          {t('draft.parsed_lacks', { parts: lacks })}
        </Mark>
      )}
    </p>
  );
}
