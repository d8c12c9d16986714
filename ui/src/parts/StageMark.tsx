import {
  CheckOutlined,
  EnvironmentOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SwapOutlined,
  TruckOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Stage } from '../api/types';
import { useApiText } from '../i18n/apiText';
import { Mark, type Tone } from './Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  created: { tone: 'plain', icon: <InboxOutlined /> },
  picked_up: { tone: 'info', icon: <InboxOutlined /> },
  in_transit: { tone: 'info', icon: <TruckOutlined /> },
  at_hub: { tone: 'info', icon: <EnvironmentOutlined /> },
  at_destination_city: { tone: 'warn', icon: <EnvironmentOutlined /> },
  at_delivery_outlet: { tone: 'warn', icon: <EnvironmentOutlined /> },
  out_for_delivery: { tone: 'bad', icon: <TruckOutlined /> },
  at_pickup_point: { tone: 'plain', icon: <InboxOutlined /> },
  delivered: { tone: 'plain', icon: <CheckOutlined /> },
  problem: { tone: 'warn', icon: <WarningOutlined /> },
  intercepted: { tone: 'good', icon: <SwapOutlined /> },
  redirecting: { tone: 'good', icon: <SwapOutlined /> },
  returning: { tone: 'good', icon: <RollbackOutlined /> },
  returned: { tone: 'good', icon: <RollbackOutlined /> },
};

/** Where a parcel is in its life, in the API's word. */
export function StageMark({ stage }: { stage: Pick<Stage, 'code' | 'name'> }) {
  const words = useApiText();
  const look = LOOKS[stage.code] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Mark tone={look.tone} icon={look.icon}>
      {words('stage', stage.code, stage.name)}
    </Mark>
  );
}
