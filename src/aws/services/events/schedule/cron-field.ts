// One field of a cron expression as the set of numbers that it means: *, 5, 1-5, 0/15, MON,WED.

/** Undefined when the field is not in order. `names` stand for the numbers from `from` on. */
export function parseField(text: string, from: number, to: number, names: readonly string[] = []): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = rangeOf(part, from, to, names);
    if (!range) return undefined;
    for (let value = range.first; value <= range.last; value += range.step) values.add(value);
  }
  return values;
}

function rangeOf(part: string, from: number, to: number, names: readonly string[]) {
  const [base = '', stepText, ...more] = part.split('/');
  const step = stepText === undefined ? 1 : numberIn(stepText, 1, to, []);
  if (more.length > 0 || step === undefined) return undefined;
  if (base === '*') return { first: from, last: to, step };
  const [firstText = '', lastText, ...rest] = base.split('-');
  const first = numberIn(firstText, from, to, names);
  // AWS: `5/15` means from 5 on, each 15.
  const last = lastText === undefined ? (stepText === undefined ? first : to) : numberIn(lastText, from, to, names);
  if (rest.length > 0 || first === undefined || last === undefined || last < first) return undefined;
  return { first, last, step };
}

function numberIn(text: string, from: number, to: number, names: readonly string[]): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const value = named === -1 ? (/^\d+$/.test(text) ? Number(text) : Number.NaN) : from + named;
  return value >= from && value <= to ? value : undefined;
}
