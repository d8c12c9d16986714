import { useWords } from '../i18n';
import { Note } from '../parts/Note';

interface Props {
  /** The browser threw the cookie of a good sign-in away. */
  lost: boolean;
  way: 'password' | 'key';
}

/** Over plain http, off this machine, browsers drop a `__Host-` cookie without a word: this says the word. */
export function PlainHttpNote({ lost, way }: Props) {
  const t = useWords();
  if (way === 'key' || (!lost && globalThis.isSecureContext)) return null;
  return (
    <Note tone={lost ? 'bad' : 'warn'} title={t(lost ? 'signin.cookie_lost' : 'signin.plain_http')} urgent={lost}>
      <p>{t(globalThis.isSecureContext ? 'signin.cookie_lost_why' : 'signin.plain_http_why', { host: location.host })}</p>
      {globalThis.isSecureContext ? null : (
        <>
          <p>{t('signin.plain_http_what')}</p>
          <pre>{`${location.hostname} {\n  reverse_proxy 127.0.0.1:${location.port === '' ? '80' : location.port}\n}`}</pre>
        </>
      )}
    </Note>
  );
}
