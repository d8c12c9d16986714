/** What the one who is signed in may do, and why not. The server decides; this only says it beforehand. */
import { useCodeWords, useWords } from '../i18n';
import { useSession } from './session';

export type Scope = 'read' | 'write' | 'reveal' | 'approve' | 'resend' | 'audit' | 'accounts' | 'webhooks' | 'keys' | 'users' | 'settings';

/** `null` when `scope` is held, else the sentence that says what is missing and who can help. */
export function useCannot(): (scope: Scope) => string | null {
  const t = useWords();
  const words = useCodeWords();
  const session = useSession();
  return (scope) => {
    if (session === null || session.scopes.includes(scope)) return null;
    const what = words('scope', scope);
    return session.user ? t('may.role_lacks', { role: words('role', session.user.role), scope: what }) : t('may.key_lacks', { scope: what });
  };
}
