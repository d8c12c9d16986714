import { Icon } from '../plain/Icon';
import styles from './CallList.module.css';
import type { Contact } from './types';
import { useWords } from './words';

interface Props {
  contacts: readonly Contact[];
  title: string;
}

/** Whom to call, one tap away. */
export function CallList({ contacts, title }: Props) {
  const t = useWords();
  return (
    <div className={styles['calls']}>
      <h3>{title}</h3>
      {contacts.length === 0 ? <p className="soft">{t('call.none')}</p> : null}
      {contacts.map((contact) => (
        <a key={`${contact.sort} ${contact.phone}`} className={styles['call']} href={`tel:${contact.phone}`}>
          <Icon name="phone" size={22} />
          <span>
            <span className={styles['number']}>{t('call.tap', { phone: contact.phone })}</span>
            <span className={styles['who']}>{contact.name}</span>
          </span>
        </a>
      ))}
    </div>
  );
}
