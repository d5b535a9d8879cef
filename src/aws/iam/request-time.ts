// The times of signatures: ISO 8601 in its basic form, `20261101T000000Z`, to the second.

/** Milliseconds since the epoch of X-Amz-Date, or of a Date header as HTTP writes it; undefined when it is no time. */
export function parseRequestTime(text: string): number | undefined {
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [, year, month, day, hour, minute, second] = basic ?? [];
  const timeMs = Date.parse(basic ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : text);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** `20261101T000000Z` */
export function basicTime(timeMs: number): string {
  return extendedTime(timeMs).replace(/[-:]/g, '');
}

/** `2026-11-01T00:00:00Z` */
export function extendedTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
