import { Button } from 'antd';
import { useWords } from '../i18n';
import { region } from '../parts/PartyText';
import { type Place, readPlaces } from './places';

interface Props {
  candidates: readonly unknown[];
  onPick: (place: Place) => void;
}

/** The places a message may mean, one click each. */
export function Candidates({ candidates, onPick }: Props) {
  const t = useWords();
  const places = readPlaces(candidates);
  if (places.length === 0) return null;
  return (
    <div>
      <p className="soft">{t('draft.which_place')}</p>
      <div className="row" role="group" aria-label={t('draft.which_place')}>
        {places.map((place) => (
          <Button key={place.adcode} size="small" onClick={() => onPick(place)}>
            {region({ ...place, street: null })}
          </Button>
        ))}
      </div>
    </div>
  );
}
