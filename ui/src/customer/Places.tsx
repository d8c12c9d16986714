import { type Place, readPlaces } from '../intercept/places';
import styles from './Places.module.css';
import { useWords } from './words';

interface Props {
  candidates: readonly unknown[];
  onPick: (place: Place) => void;
}

/** The places a message may mean, one tap each. */
export function Places({ candidates, onPick }: Props) {
  const t = useWords();
  return (
    <div className={styles['places']} role="group" aria-label={t('paste.ambiguous')}>
      {readPlaces(candidates).map((place) => (
        <button key={place.adcode} type="button" onClick={() => onPick(place)}>
          {[place.province, place.city === place.province ? '' : place.city, place.district].filter((part) => part !== '').join(' ')}
        </button>
      ))}
    </div>
  );
}
