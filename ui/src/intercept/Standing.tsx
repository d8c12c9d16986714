import { useContacts } from '../api/reads';
import type { Interception } from '../api/types';
import { useWords } from '../i18n';
import { Contacts } from '../parts/Contacts';
import { CustomerSentence } from '../parts/CustomerSentence';
import { Left } from '../parts/Left';
import { Note } from '../parts/Note';
import { StateMark } from '../parts/StateMark';

/** How an interception stands now, and the sentence for the customer. */
export function Standing({ it }: { it: Interception }) {
  const t = useWords();
  const wantsCall = Boolean(it.waiting ?? it.in_doubt ?? it.escalation ?? (it.outcome && it.state !== 'completed'));
  const contacts = useContacts(it, wantsCall);
  return (
    <div className="stack" role="status" aria-live="polite">
      <div className="row">
        <StateMark state={it.state} text={it.state_text} />
        {it.next ? (
          <>
            <span>{it.next.text}</span>
            <Left by={it.next.by} />
          </>
        ) : null}
      </div>
      {it.waiting ? (
        <Note tone="warn" title={t('done.queued')}>
          <p>{it.waiting.text}</p>
        </Note>
      ) : null}
      {it.in_doubt ? (
        <Note tone="warn" title={it.state_text}>
          <p>{it.in_doubt.text}</p>
        </Note>
      ) : null}
      {it.outcome && it.state !== 'completed' ? (
        <Note tone="bad" title={it.state_text}>
          <p>{it.outcome.text}</p>
          {it.courier_words ? <p>{t('case.courier_words', { words: it.courier_words })}</p> : null}
        </Note>
      ) : null}
      {it.escalation ? (
        <Note tone="warn" title={t('case.human')}>
          <p>{it.escalation.text}</p>
        </Note>
      ) : null}
      {wantsCall && contacts.data ? <Contacts contacts={contacts.data.items} /> : null}
      <h3>{t('customer.title')}</h3>
      <CustomerSentence text={it.customer_text} />
    </div>
  );
}
