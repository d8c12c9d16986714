import { useUsers } from '../api/people';
import { useCourierName } from '../api/reads';
import { useWords } from '../i18n';

/** Who acted, as people call them. What is not known stays as the API writes it. */
export function useActorName(): (who: string) => string {
  const t = useWords();
  const users = useUsers();
  const courier = useCourierName();
  return (who) => {
    const [sort = '', id = ''] = who.split(/:(.*)/s);
    switch (sort) {
      case 'user':
        return users.data?.items.find((user) => user.id === id)?.name ?? t('actor.user', { tail: id.slice(-6) });
      case 'key':
        return t('actor.key', { tail: id.slice(-6) });
      case 'customer':
        return t('actor.customer');
      case 'embed':
        return t('actor.embed');
      case 'courier':
        return t('actor.courier', { name: courier(id.toUpperCase()) });
      case 'cli':
        return t('actor.cli');
      case 'engine':
        return t('actor.engine');
      default:
        return who;
    }
  };
}
