import { useEffect, useState } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { parseAddress } from './door';
import type { ParsedAddress } from './types';

export interface Parsed {
  data: { address: ParsedAddress; of: string } | null;
  problem: Problem | null;
  busy: boolean;
  again: () => void;
}

interface Answer {
  of: string;
  address: ParsedAddress | null;
  problem: Problem | null;
}

/** What the server understands of a message. */
export function useParsed(visit: string, text: string): Parsed {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (text === '') return undefined;
    const mine = new AbortController();
    parseAddress(visit, text, mine.signal).then(
      (address) => {
        if (!mine.signal.aborted) setAnswer({ of: text, address, problem: null });
      },
      (thrown: unknown) => {
        if (!mine.signal.aborted) setAnswer({ of: text, address: null, problem: asProblem(thrown) });
      },
    );
    return () => mine.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another turn asks again
  }, [visit, text, turn]);
  const current = answer?.of === text && text !== '' ? answer : null;
  return {
    data: current !== null && current.address !== null ? { address: current.address, of: text } : null,
    problem: current?.problem ?? null,
    busy: text !== '' && current === null,
    again: () => {
      setAnswer(null);
      setTurn(turn + 1);
    },
  };
}
