import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { NewPassword } from '../../../door/NewPassword';
import { useWords } from '../../../i18n';
import { Note } from '../../../parts/Note';
import { Trouble } from '../../../parts/Trouble';
import { changePassword } from '../../../session/door';
import styles from './MePage.module.css';

export function PasswordForm() {
  const t = useWords();
  const ids = useId();
  const client = useQueryClient();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useMutation({
    mutationFn: () => changePassword(old, fresh),
    onSuccess: async () => {
      setOld('');
      setFresh('');
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (old !== '' && fresh !== '' && !change.isPending) change.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <label htmlFor={`${ids}old`}>{t('me.old_password')}</label>
      <Input.Password id={`${ids}old`} value={old} maxLength={128} autoComplete="current-password" onChange={(event) => setOld(event.target.value)} />
      <NewPassword id={`${ids}new`} value={fresh} onChange={setFresh} />
      {change.isError ? <Trouble error={change.error} /> : null}
      {change.isSuccess ? <Note tone="good" title={t('me.password_changed')} urgent /> : null}
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={old === '' || fresh === ''}>
        {t('me.change_password')}
      </Button>
    </form>
  );
}
