import { AutoComplete } from 'antd';
import type { Division } from '../api/types';

interface Props {
  id: string;
  value: string;
  choices: readonly Division[];
  lacks: boolean;
  /** Typed letter by letter. */
  onType: (text: string) => void;
  /** Chosen from the list: what stands below it no longer fits. */
  onPick: (name: string) => void;
}

/** One level of the region: the official names to choose from; typing finds them. */
export function DivisionInput({ id, value, choices, lacks, onType, onPick }: Props) {
  const exact = choices.some((choice) => choice.name === value);
  // What is chosen already does not hide its neighbours.
  const shown = exact || value === '' ? choices : choices.filter((choice) => choice.name.includes(value));
  return (
    <AutoComplete
      id={id}
      value={value}
      options={shown.map((choice) => ({ value: choice.name }))}
      status={lacks ? 'warning' : undefined}
      defaultActiveFirstOption
      getPopupContainer={(field) => field.parentElement ?? document.body}
      onChange={(text: string) => onType(text)}
      onSelect={(name: string) => onPick(name)}
    />
  );
}
