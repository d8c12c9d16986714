import { useEffect, useEffectEvent, useState } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { speak } from '../i18n/language';
import { hold, useStanding } from '../session/session';
import { admit } from './admit';
import { allow, listen, refuse, tell } from './host';
import type { TokenMessage } from './protocol';

/** Without a token by then the host page has forgotten it. */
const PATIENCE_MS = 10_000;

/** The order this frame was let in for, and why not. */
export function useHost() {
  const [orderNo, setOrderNo] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const standing = useStanding();

  const take = useEffectEvent(async (message: TokenMessage, origin: string) => {
    setForgotten(false);
    if (message.language !== null) speak(message.language);
    try {
      const admitted = await admit(message, origin, orderNo);
      allow(origin);
      hold(admitted.session, admitted.token);
      setOrderNo(admitted.orderNo);
      setProblem(null);
    } catch (thrown) {
      const failed = asProblem(thrown);
      refuse(origin, failed.code);
      setProblem(failed);
    }
  });

  useEffect(() => {
    const stop = listen((message, origin) => void take(message, origin));
    const timer = setTimeout(() => setForgotten(true), PATIENCE_MS);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  const expired = standing.at === 'expired';
  useEffect(() => {
    if (expired) tell({ gaidao: 'expired' });
  }, [expired]);

  return { orderNo, problem, expired, forgotten: forgotten && orderNo === null && problem === null };
}
