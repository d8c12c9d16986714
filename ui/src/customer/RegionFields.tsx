import type { TargetFields } from '../intercept/draft';
import { Field } from './Field';
import { useWords } from './words';

interface Props {
  target: TargetFields;
  /** The message lacked part of the region. */
  lacking: boolean;
  onChange: (part: Partial<TargetFields>) => void;
}

const LEVELS = ['province', 'city', 'district', 'street'] as const;

/** Province to town, as understood, to be mended by typing. */
export function RegionFields({ target, lacking, onChange }: Props) {
  const t = useWords();
  return LEVELS.map((name) => (
    <Field key={name} label={t(`field.${name}`)} lacks={lacking && name !== 'street' && target[name].trim() === '' ? t('field.lacks') : null}>
      {(parts) => <input type="text" value={target[name]} maxLength={64} autoComplete="off" onChange={(event) => onChange({ [name]: event.target.value })} {...parts} />}
    </Field>
  ));
}
