import { expect, test } from 'vitest';
import { gathered } from './gathered';

const line = (what: string, code: string, text: string, at = '1', detail: string | null = null) => ({ what, code, text, at, detail, who: null, place: null });

test.each([
  { name: 'nothing', items: [], shown: [] },
  {
    name: 'a courier repeating itself is shown once with the count',
    items: [line('courier', 'q', '原话', '1', '拦截中'), line('courier', 'q', '原话', '2', '拦截中'), line('courier', 'q', '原话', '3', '已拦截')],
    shown: [['2', 2], ['3', 1]],
  },
  {
    name: 'scans are never gathered',
    items: [line('scan', 'at_hub', '到达', '1'), line('scan', 'at_hub', '到达', '2')],
    shown: [['1', 1], ['2', 1]],
  },
  {
    name: 'a state told by a milestone is left out',
    items: [line('milestone', 'acknowledged', '指令已接收', '5'), line('state', 'accepted', '指令已接收', '5'), line('state', 'sending', '下发中', '4')],
    shown: [['5', 1], ['4', 1]],
  },
])('$name', ({ items, shown }) => {
  expect(gathered(items).map((each) => [each.item.at, each.times])).toEqual(shown);
});
