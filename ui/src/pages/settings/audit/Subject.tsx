import { Link } from 'react-router';

/** What an entry is about; an interception opens. */
export function Subject({ subject }: { subject: string }) {
  if (subject.startsWith('int_')) return <Link to={`/interceptions/${subject}`}>{subject}</Link>;
  return <code>{subject}</code>;
}
