import { BookOutlined, EditOutlined, ExperimentOutlined, QuestionCircleOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useCodeWords } from '../../i18n';
import { Mark, type Tone } from '../../parts/Mark';

const LOOKS: Record<string, { tone: Tone; icon: ReactNode }> = {
  sketched: { tone: 'warn', icon: <EditOutlined /> },
  documented: { tone: 'info', icon: <BookOutlined /> },
  recorded: { tone: 'info', icon: <ExperimentOutlined /> },
  live: { tone: 'good', icon: <SafetyCertificateOutlined /> },
};

/** How well a connector is proven; said wherever one relies on it. */
export function EvidenceMark({ evidence }: { evidence: string }) {
  const words = useCodeWords();
  const look = LOOKS[evidence] ?? { tone: 'plain', icon: <QuestionCircleOutlined /> };
  return (
    <Tooltip title={words('evidence_what', evidence)}>
      <span>
        <Mark tone={look.tone} icon={look.icon}>
          {words('evidence', evidence)}
        </Mark>
      </span>
    </Tooltip>
  );
}
