// Selectors of JSON patterns: $.a.b, $.list[0].id, $.list[*], $['a b'].

export interface JsonPath {
  readonly steps: readonly { readonly kind: 'member' | 'element' | 'all'; readonly key: string }[];
}

/** As the reader finds it in a pattern. */
export const SELECTOR = /\$(?:\.(?:[A-Za-z0-9_\-@$]+|\*)|\[(?:\d+|\*|'[^']*'|"[^"]*")\])*/;

const STEP = /\.([A-Za-z0-9_\-@$]+|\*)|\[(\d+|\*|'[^']*'|"[^"]*")\]/g;

/** Undefined when the text is no selector. */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!new RegExp(`^${SELECTOR.source}$`).test(text)) return undefined;
  const steps = [...text.matchAll(STEP)].map(([, member, bracket]) => {
    const key = member ?? bracket ?? '';
    if (key === '*') return { kind: 'all' as const, key };
    if (bracket === undefined) return { kind: 'member' as const, key };
    return /^\d+$/.test(bracket) ? { kind: 'element' as const, key } : { kind: 'member' as const, key: bracket.slice(1, -1) };
  });
  return { steps };
}

/** All values that the path means; none when there is no such member. */
export function readPath(document: unknown, { steps }: JsonPath): readonly unknown[] {
  let values: readonly unknown[] = [document];
  for (const { kind, key } of steps) values = values.flatMap((value) => step(value, kind, key));
  return values;
}

function step(value: unknown, kind: 'member' | 'element' | 'all', key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (kind === 'all') return Object.values(value);
  if (kind === 'element' && !Array.isArray(value)) return [];
  return Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [];
}

/** A value as TestMetricFilter and metrics show it. */
export function shownScalar(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
