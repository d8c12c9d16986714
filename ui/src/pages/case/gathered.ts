/** Lines of a timeline as they are shown: what says the same twice is said once. */
import type { TimelineItem } from '../../api/types';

export interface Line {
  key: string;
  item: TimelineItem;
  /** How often in a row the same was said; `item` is the last of them. */
  times: number;
  since: string;
}

function same(a: TimelineItem, b: TimelineItem): boolean {
  return a.what === b.what && a.code === b.code && a.detail === b.detail && a.text === b.text && a.what === 'courier';
}

/** A change of state that a milestone of the same moment tells already. */
function told(item: TimelineItem, all: readonly TimelineItem[]): boolean {
  return item.what === 'state' && all.some((other) => other.what === 'milestone' && other.at === item.at && other.text === item.text);
}

export function gathered(items: readonly TimelineItem[]): Line[] {
  const lines: Line[] = [];
  for (const [index, item] of items.entries()) {
    if (told(item, items)) continue;
    const before = lines.at(-1);
    if (before && same(before.item, item)) {
      before.item = item;
      before.times += 1;
    } else {
      lines.push({ key: `${index} ${item.at} ${item.code}`, item, times: 1, since: item.at });
    }
  }
  return lines;
}
