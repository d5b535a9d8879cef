// How calls are filtered and put into words. Pure.
import type { CallRecord } from '../../lab/run-events.ts';

/** Calls in which every word of `text` is found somewhere, whatever its case. */
export function filterCalls(calls: readonly CallRecord[], text: string): readonly CallRecord[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return calls;
  return calls.filter((call) => {
    const all = [call.service, call.operation, call.status, call.errorCode, call.request, call.response].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** `200`, or the status with the error's code. */
export function statusText(call: CallRecord): string {
  return call.errorCode ? `${call.status} ${call.errorCode}` : String(call.status);
}

export function tookText(tookMs: number): string {
  return tookMs < 10 ? `${tookMs.toFixed(1)} ms` : `${Math.round(tookMs)} ms`;
}

/** A body to read: JSON indented; what is not JSON, or was cut in the middle, as it came. */
export function bodyText(body: string): string {
  if (body === '') return '(empty)';
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    // XML, a form, or JSON that was cut: shown as it is.
    return body;
  }
}
