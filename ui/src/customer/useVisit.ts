import { useCallback, useEffect, useState } from 'react';
import { asProblem, Problem } from '../api/problem';
import { inTab, readJson } from '../storage/storage';
import { enter, type Proof } from './door';
import type { CustomerOrder } from './types';

const PLACE = 'gaidao.customer.visit';

/** Proven once; good until the server says otherwise. */
export interface Inside {
  visit: string;
  /** The link it was opened with. */
  link: string | null;
  /** The order as the door answered it; `null` after a reload. */
  order: CustomerOrder | null;
}

export type Standing =
  | { at: 'opening' }
  | { at: 'door'; problem: Problem | null; expired: boolean }
  | { at: 'inside'; inside: Inside };

function linkIn(hash: string): string | null {
  return /^#(gdc_[\w.-]{8,200})$/.exec(hash)?.[1] ?? null;
}

function kept(): Inside | null {
  const found = readJson(inTab, PLACE);
  if (typeof found !== 'object' || found === null || !('visit' in found) || typeof found.visit !== 'string') return null;
  return { visit: found.visit, link: 'link' in found && typeof found.link === 'string' ? found.link : null, order: null };
}

function atFirst(): Standing {
  const link = linkIn(location.hash);
  const known = kept();
  if (known !== null && (link === null || known.link === link)) return { at: 'inside', inside: known };
  return link === null ? { at: 'door', problem: null, expired: false } : { at: 'opening' };
}

/** In, or why not. */
async function prove(proof: Proof): Promise<Inside | Problem> {
  try {
    const { visit, order } = await enter(proof);
    return { visit, link: 'token' in proof ? proof.token : null, order };
  } catch (thrown) {
    return asProblem(thrown);
  }
}

function remember({ visit, link }: Inside): void {
  inTab.write(PLACE, JSON.stringify({ visit, link }));
}

/** Who looks: by link, by number and digits, or not yet. */
export function useVisit() {
  const [standing, setStanding] = useState(atFirst);

  /** By number and digits; the problem, if it fails, belongs beside the fields. */
  const open = useCallback(async (proof: Proof): Promise<Problem | null> => {
    const found = await prove(proof);
    if (found instanceof Problem) return found;
    remember(found);
    setStanding({ at: 'inside', inside: found });
    return null;
  }, []);

  /** Opens the link in the address, where there is one. */
  const openLink = useCallback(() => {
    if (linkIn(location.hash) !== null) setStanding({ at: 'opening' });
  }, []);

  const opening = standing.at === 'opening';
  useEffect(() => {
    const token = linkIn(location.hash);
    if (!opening || token === null) return undefined;
    let stale = false;
    void prove({ token }).then((found) => {
      if (stale) return;
      if (found instanceof Problem) setStanding({ at: 'door', problem: found, expired: false });
      else {
        remember(found);
        setStanding({ at: 'inside', inside: found });
      }
    });
    return () => {
      stale = true;
    };
  }, [opening]);

  useEffect(() => {
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, [openLink]);

  /** The server no longer knows the visit: a link opens it again by itself, a number has to be given again. */
  const expire = useCallback(() => {
    inTab.drop(PLACE);
    setStanding(linkIn(location.hash) === null ? { at: 'door', problem: null, expired: true } : { at: 'opening' });
  }, []);

  /** To another order. Whoever leaves of their own will leaves nothing typed behind. */
  const leave = useCallback(() => {
    inTab.dropAll('gaidao.customer.');
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    setStanding({ at: 'door', problem: null, expired: false });
  }, []);

  return { standing, open, openLink, expire, leave };
}
