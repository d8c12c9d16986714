import type { Translate } from '../i18n';

/** Who acted, short enough to read: of a key the last characters. */
export function actorName(who: string, t: Translate): string {
  const tail = /^key:key_\w*(\w{6})$/.exec(who)?.[1];
  return tail === undefined ? who : t('case.key', { tail });
}
