import { Badge, type Tone } from '../plain/Badge';
import type { IconName } from '../plain/Icon';
import { useVerdictWord } from './words';

const LOOKS: Readonly<Record<string, { tone: Tone; icon: IconName }>> = {
  allow: { tone: 'good', icon: 'yes' },
  warn: { tone: 'warn', icon: 'care' },
  deny: { tone: 'bad', icon: 'no' },
};

/** 可拦 / 有风险 / 不可拦 */
export function Verdict({ verdict }: { verdict: string }) {
  const word = useVerdictWord();
  const look = LOOKS[verdict] ?? { tone: 'plain', icon: 'what' };
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {word(verdict)}
    </Badge>
  );
}
