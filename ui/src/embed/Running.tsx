import { useInterception } from '../api/reads';
import { Standing } from '../intercept/Standing';
import { Milestones } from '../pages/case/Milestones';
import { Answer } from '../parts/Answer';

/** An interception under way, live. */
export function Running({ id }: { id: string }) {
  const interception = useInterception(id);
  return (
    <Answer of={interception}>
      {(it) => (
        <div className="stack">
          <Milestones it={it} />
          <Standing it={it} />
        </div>
      )}
    </Answer>
  );
}
