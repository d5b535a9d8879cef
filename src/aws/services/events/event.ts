// An event as it lies on a bus.
export interface BusEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
  /** Of an event that a replay sends again. */
  readonly 'replay-name'?: string;
}

/** AWS: the time of an event has whole seconds. */
export function eventTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** What a path such as `$.detail.items[0].name` finds; undefined when there is nothing, a list where it holds a star. */
export function readEventPath(event: unknown, path: string): unknown {
  let values: readonly unknown[] = [event];
  for (const [, member, bracket] of path.matchAll(/\.([A-Za-z0-9_\-/]+|\*)|\[(\d+|\*|'[^']*'|"[^"]*")\]/g)) {
    const key = member ?? (bracket ?? '').replace(/^['"]|['"]$/g, '');
    values = values.flatMap((value) => step(value, key));
  }
  return path.includes('*') ? values : values[0];
}

/** Is it a path that EventBridge reads? */
export function isEventPath(path: string): boolean {
  return /^\$(\.([A-Za-z0-9_\-/]+|\*)|\[(\d+|\*|'[^']*'|"[^"]*")\])*$/.test(path);
}

function step(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (key === '*') return Object.values(value);
  return Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [];
}
