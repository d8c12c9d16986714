import { CheckCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined, StopOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useCodeWords } from '../i18n';
import { Mark, type Tone } from './Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  allow: { tone: 'good', icon: <CheckCircleOutlined /> },
  warn: { tone: 'warn', icon: <ExclamationCircleOutlined /> },
  deny: { tone: 'bad', icon: <StopOutlined /> },
};

/** 可拦 / 有风险 / 不可拦 */
export function VerdictMark({ verdict }: { verdict: string }) {
  const words = useCodeWords();
  const look = LOOKS[verdict] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Mark tone={look.tone} icon={look.icon}>
      {words('verdict', verdict)}
    </Mark>
  );
}
