import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useUsers } from '../../../api/people';
import { usePageTitle } from '../../../app/usePageTitle';
import { useWords } from '../../../i18n';
import { Answer } from '../../../parts/Answer';
import { MayButton } from '../../../parts/MayButton';
import { Nothing } from '../../../parts/Nothing';
import { Panel } from '../../../parts/Panel';
import { useCannot } from '../../../session/may';
import { RoleTable } from './RoleTable';
import { UserDialogue } from './UserDialogue';
import { UserTable } from './UserTable';

/** 用户: who works here, and what each may do. */
export default function UsersPage() {
  const t = useWords();
  const cannot = useCannot()('users');
  const users = useUsers();
  const [adding, setAdding] = useState(false);
  usePageTitle(t('nav.users'));
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{t('nav.users')}</h1>
          <p className="soft">{t('users.what')}</p>
        </div>
        <MayButton cannot={cannot} type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('users.add')}
        </MayButton>
      </div>
      <Panel title={t('users.list')} flush>
        <Answer of={users}>{(data) => (data.items.length === 0 ? <Nothing title={t('users.none')} /> : <UserTable users={data.items} cannot={cannot} />)}</Answer>
      </Panel>
      <Panel title={t('users.roles')} flush>
        <RoleTable />
      </Panel>
      {adding ? <UserDialogue onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
