import { useCodeWords, useWords } from '../../../i18n';
import { DataTable } from '../../../parts/DataTable';
import { RoleMark } from '../../../parts/RoleMark';
import { ROLES } from './roles';

/** What each role may do, in words. */
export function RoleTable() {
  const t = useWords();
  const words = useCodeWords();
  return (
    <DataTable
      name={t('users.roles')}
      rows={ROLES.map((role) => ({ role }))}
      rowKey={(row) => row.role}
      columns={[
        { key: 'role', title: t('people.role'), tight: true, render: (row) => <RoleMark role={row.role} /> },
        { key: 'may', title: t('users.may'), render: (row) => words('role_what', row.role) },
      ]}
    />
  );
}
