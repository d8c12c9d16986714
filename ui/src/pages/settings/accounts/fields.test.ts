import { expect, test } from 'vitest';
import { readCard } from '../../../api/card';
import { environmentsOf, sentFields } from './fields';

const card = readCard({
  id: 'x',
  endpoints: [{ environment: 'production' }],
  fields: [
    { key: 'app_key', secret: false },
    { key: 'secret', secret: true },
  ],
});

test('an empty secret is not sent: the stored one stays', () => {
  expect(sentFields({ app_key: ' a ', secret: '' }, card.fields)).toEqual({ app_key: 'a' });
  expect(sentFields({ app_key: 'a', secret: 's', other: 'x' }, card.fields)).toEqual({ app_key: 'a', secret: 's' });
});

test('the environment of the account can be kept', () => {
  expect(environmentsOf(card, null)).toEqual(['production']);
});

test('a card of another shape reads as empty, never fails', () => {
  for (const odd of [null, 1, 'x', [], { fields: 'no', kinds: [null] }]) expect(readCard(odd).fields).toEqual([]);
});
