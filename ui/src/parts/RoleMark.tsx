import { CrownOutlined, CustomerServiceOutlined, QuestionCircleOutlined, TeamOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useCodeWords } from '../i18n';
import { Mark, type Tone } from './Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  agent: { tone: 'plain', icon: <CustomerServiceOutlined /> },
  supervisor: { tone: 'info', icon: <TeamOutlined /> },
  admin: { tone: 'warn', icon: <CrownOutlined /> },
};

export function RoleMark({ role }: { role: string }) {
  const words = useCodeWords();
  const look = LOOKS[role] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Mark tone={look.tone} icon={look.icon}>
      {words('role', role)}
    </Mark>
  );
}
