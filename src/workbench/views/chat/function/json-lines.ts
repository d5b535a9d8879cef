// JSON, pretty-printed line by line, each line with the place in the value that it shows, so that a place can be marked. Pure.

export interface JsonLine {
  /** `sessionState.intent.slots.eventDate`, `messages[0]`; empty for the value as a whole. */
  readonly path: string;
  readonly depth: number;
  readonly text: string;
}

export function jsonLines(value: unknown): readonly JsonLine[] {
  return lines(value, '', 0, '', '');
}

/**
 * @param before what stands before the value in its first line, its name; @param after the comma
 */
function lines(value: unknown, path: string, depth: number, before: string, after: string): JsonLine[] {
  if (typeof value !== 'object' || value === null) return [{ path, depth, text: `${before}${JSON.stringify(value)}${after}` }];
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return [{ path, depth, text: `${before}${open}${close}${after}` }];
  return [
    { path, depth, text: `${before}${open}` },
    ...entries.flatMap(([name, member], at) => {
      const inside = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
      return lines(member, inside, depth + 1, isList ? '' : `${JSON.stringify(name)}: `, at < entries.length - 1 ? ',' : '');
    }),
    { path: '', depth, text: `${close}${after}` },
  ];
}
