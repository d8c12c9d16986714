/** Which answers an event makes stale. */
import type { SseEvent } from './sse';

function texts(data: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== 'object' || parsed === null || !('data' in parsed)) return {};
    const inner = parsed.data;
    return typeof inner === 'object' && inner !== null ? { ...inner } : {};
  } catch {
    return {};
  }
}

export function touched(event: SseEvent): (readonly unknown[])[] {
  const about = texts(event.data);
  const keys: (readonly unknown[])[] = [['interceptions']];
  if (typeof about['interception_id'] === 'string') keys.push(['interception', about['interception_id']]);
  if (typeof about['order_no'] === 'string') keys.push(['order', about['order_no']]);
  if (typeof about['waybill_no'] === 'string') keys.push(['parcel', about['courier'], about['waybill_no']]);
  return keys;
}
