import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useApiText } from '../i18n/apiText';
import { Mark, type Tone } from './Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  held: { tone: 'warn', icon: <PauseCircleOutlined /> },
  queued: { tone: 'plain', icon: <ClockCircleOutlined /> },
  sending: { tone: 'info', icon: <SendOutlined /> },
  in_doubt: { tone: 'warn', icon: <QuestionCircleOutlined /> },
  accepted: { tone: 'info', icon: <CheckCircleOutlined /> },
  turned: { tone: 'good', icon: <SwapOutlined /> },
  completed: { tone: 'good', icon: <CheckCircleOutlined /> },
  refused: { tone: 'bad', icon: <CloseCircleOutlined /> },
  failed: { tone: 'bad', icon: <CloseCircleOutlined /> },
  withdrawn: { tone: 'plain', icon: <RollbackOutlined /> },
  rejected: { tone: 'plain', icon: <StopOutlined /> },
};

/** Where an interception stands, in the API's word. */
export function StateMark({ state, text }: { state: string; text: string }) {
  const words = useApiText();
  const look = LOOKS[state] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Mark tone={look.tone} icon={look.icon}>
      {words('state', state, text)}
    </Mark>
  );
}
