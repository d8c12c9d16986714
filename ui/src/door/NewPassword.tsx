import { Input } from 'antd';
import { useWords } from '../i18n';

interface Props {
  id: string;
  value: string;
  size?: 'large';
  onChange: (value: string) => void;
}

/** A password that is being chosen. What is acceptable, the API says; the hint repeats it. */
export function NewPassword({ id, value, size, onChange }: Props) {
  const t = useWords();
  return (
    <>
      <label htmlFor={id}>{t('people.new_password')}</label>
      <Input.Password
        id={id}
        size={size}
        value={value}
        maxLength={128}
        autoComplete="new-password"
        aria-describedby={`${id}what`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}what`} className="faint">
        {t('people.password_what')}
      </p>
    </>
  );
}
