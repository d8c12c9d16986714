import { Link } from 'react-router';
import { useInterceptions } from '../../api/reads';
import { useWords } from '../../i18n';
import { Answer } from '../../parts/Answer';
import { CaseMarks } from '../queue/CaseMarks';
import { Step } from './Step';

/** Step 3: the command itself. */
export function InterceptStep() {
  const t = useWords();
  const first = useInterceptions({ limit: 1 });
  const it = first.data?.items[0];
  return (
    <Step number={3} title={t('start.intercept')} done={it !== undefined}>
      <Answer of={first} rows={1}>
        {() =>
          it === undefined ? (
            <p>{t('start.intercept_how')}</p>
          ) : (
            <div className="row">
              <Link to={`/interceptions/${it.id}`} className="mono">
                {it.waybill_no}
              </Link>
              <CaseMarks it={it} />
              <Link to="/">{t('start.to_queue')}</Link>
            </div>
          )
        }
      </Answer>
    </Step>
  );
}
