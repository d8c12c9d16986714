import { LinkOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SafetyOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useCodeWords } from '../i18n';
import { Mark, type Tone } from './Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  phone_last4: { tone: 'info', icon: <SafetyOutlined /> },
  link: { tone: 'info', icon: <LinkOutlined /> },
  phone: { tone: 'good', icon: <SafetyCertificateOutlined /> },
};

/** How well it is proven that the customer asked. */
export function StrengthMark({ strength }: { strength: string }) {
  const words = useCodeWords();
  const look = LOOKS[strength] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Mark tone={look.tone} icon={look.icon}>
      {words('strength', strength)}
    </Mark>
  );
}
