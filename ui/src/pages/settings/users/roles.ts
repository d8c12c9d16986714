/** Roles from the least to the most. What each may do, the server enforces. */
export const ROLES = ['agent', 'supervisor', 'admin'] as const;
