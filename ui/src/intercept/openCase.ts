import { createContext, useContext } from 'react';

/** Opens a case from inside the form; `null` where the form stands in a page without a case page (the embed). */
export const OpenCase = createContext<((id: string) => void) | null>(null);

export function useOpenCase(): ((id: string) => void) | null {
  return useContext(OpenCase);
}
