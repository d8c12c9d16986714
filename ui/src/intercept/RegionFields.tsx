import { useEffect, useId } from 'react';
import type { Division } from '../api/types';
import { useWords } from '../i18n';
import { DivisionInput } from './DivisionInput';
import type { TargetFields } from './draft';
import { FieldLabel } from './FieldLabel';
import styles from './TargetForm.module.css';
import { useDivisions } from './useDivisions';

interface Props {
  target: TargetFields;
  /** The message lacked part of the region. */
  lacking: boolean;
  onChange: (part: Partial<TargetFields>) => void;
}

function named(divisions: readonly Division[], name: string): string | undefined {
  return divisions.find((each) => each.name === name)?.adcode;
}

function level(divisions: readonly Division[], wanted: number): Division[] {
  return divisions.filter((each) => each.level === wanted);
}

/** Province to street, each level chosen from what lies below the one before; levels may be skipped (仙桃市, 东莞市). */
export function RegionFields({ target, lacking, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const provinces = useDivisions(null);
  const belowProvince = useDivisions(named(provinces, target.province));
  const belowCity = useDivisions(named(belowProvince, target.city));
  const belowDistrict = useDivisions(named(belowCity, target.district) ?? named(belowProvince, target.district));
  const cities = level(belowProvince, 2);
  const onlyCity = cities.length === 1 ? cities[0]?.name : undefined;
  useEffect(() => {
    // A municipality is its own city.
    if (onlyCity !== undefined && target.city === '' && target.district === '') onChange({ city: onlyCity });
  }, [onlyCity, target.city, target.district, onChange]);
  const levels = [
    { name: 'province', choices: provinces, below: { city: '', district: '', street: '' } },
    { name: 'city', choices: cities, below: { district: '', street: '' } },
    { name: 'district', choices: level(target.city === '' ? belowProvince : belowCity, 3), below: { street: '' } },
    { name: 'street', choices: level(target.district === '' ? belowCity : belowDistrict, 4), below: {} },
  ] as const;
  return levels.map((each) => {
    const lacks = lacking && each.name !== 'street' && target[each.name].trim() === '';
    return (
      <div key={each.name} className={styles['field']}>
        <FieldLabel htmlFor={`${id}${each.name}`} lacks={lacks}>
          {t(`target.${each.name}`)}
        </FieldLabel>
        <DivisionInput
          id={`${id}${each.name}`}
          value={target[each.name]}
          choices={each.choices}
          lacks={lacks}
          onType={(text) => onChange({ [each.name]: text })}
          onPick={(name) => onChange({ ...each.below, [each.name]: name })}
        />
      </div>
    );
  });
}
