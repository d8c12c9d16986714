import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { Trouble } from './Trouble';

interface Props<T> {
  of: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** The four states of anything read: loading, failed, shown, and shown though newer reading fails. */
export function Answer<T>({ of, rows, children }: Props<T>) {
  if (of.data !== undefined) {
    return (
      <>
        {of.isError ? <Trouble error={of.error} onRetry={() => void of.refetch()} /> : null}
        {children(of.data)}
      </>
    );
  }
  if (of.isError) return <Trouble error={of.error} onRetry={() => void of.refetch()} />;
  return <Loading rows={rows} />;
}
