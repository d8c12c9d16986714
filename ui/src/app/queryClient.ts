import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '../api/problem';

/** Repeats are for servers that do not answer; a refusal stays one. */
function again(failures: number, error: Error): boolean {
  const problem = asProblem(error);
  return problem.status >= 500 && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: again, staleTime: 2_000, refetchOnReconnect: true },
    mutations: { networkMode: 'always', retry: false },
  },
});
