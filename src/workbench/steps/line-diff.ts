// What differs between two texts, line by line: the longest common subsequence, with unchanged stretches folded. Pure.

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export type DiffPart = DiffLine | { readonly kind: 'folded'; readonly count: number };

/** All lines of both texts, in order; where lines were replaced, the old ones come first. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const old = before.split('\n');
  const now = after.split('\n');
  // common[i][j]: length of the longest common subsequence of old from i and now from j. Lab files have a hundred lines.
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = common[i] as Uint32Array;
    for (let j = now.length - 1; j >= 0; j -= 1) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] as string });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: old[i] as string });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: now[j] as string });
      j += 1;
    }
  }
  return lines;
}

/** Folds unchanged lines that are farther than `around` from a change. */
export function foldSame(lines: readonly DiffLine[], around: number): readonly DiffPart[] {
  const near = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'same') continue;
    for (let offset = -around; offset <= around; offset += 1) near.add(index + offset);
  }
  const parts: DiffPart[] = [];
  for (const [index, line] of lines.entries()) {
    if (near.has(index)) {
      parts.push(line);
      continue;
    }
    const last = parts.at(-1);
    if (last?.kind === 'folded') parts[parts.length - 1] = { kind: 'folded', count: last.count + 1 };
    else parts.push({ kind: 'folded', count: 1 });
  }
  return parts;
}
