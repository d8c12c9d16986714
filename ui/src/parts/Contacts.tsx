import { PhoneOutlined } from '@ant-design/icons';
import type { Contact } from '../api/types';
import { useWords } from '../i18n';
import styles from './Contacts.module.css';
import { CopyButton } from './CopyButton';

/** Whom to call, one tap away. */
export function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const t = useWords();
  if (contacts.length === 0) return <p className="soft">{t('contacts.none')}</p>;
  return (
    <ul className={styles['list']}>
      {contacts.map((contact) => (
        <li key={`${contact.sort} ${contact.phone}`} className={styles['contact']}>
          <div>
            <p>{contact.name}</p>
            <p className="faint">{contact.source}</p>
          </div>
          <div className="row">
            <a className={styles['call']} href={`tel:${contact.phone}`} aria-label={t('contacts.call', { phone: contact.phone })}>
              <PhoneOutlined aria-hidden="true" />
              {contact.phone}
            </a>
            <CopyButton text={contact.phone} name={t('contacts.copy_phone')} />
          </div>
        </li>
      ))}
    </ul>
  );
}
