// Patterns of texts as trees: what the parsers of SIMILAR TO and FAST_REGEX make, and the automaton reads.
import { ANY_CHARACTER, type CharSet } from './char-set.ts';

export type Pattern =
  | { readonly kind: 'set'; readonly set: CharSet } // one character of the set; of none: no text at all
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] } // of none: the empty text
  | { readonly kind: 'union' | 'intersection'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'complement'; readonly inner: Pattern }
  | { readonly kind: 'repeat'; readonly inner: Pattern; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly index: number; readonly inner: Pattern };

export const EMPTY_TEXT: Pattern = { kind: 'sequence', parts: [] };
export const ANY_TEXT: Pattern = { kind: 'repeat', inner: { kind: 'set', set: ANY_CHARACTER }, least: 0, most: Number.POSITIVE_INFINITY };

/** Parts one after the other; sequences in it dissolve. */
export function sequence(parts: readonly Pattern[]): Pattern {
  const flat = parts.flatMap((part) => (part.kind === 'sequence' ? part.parts : [part]));
  return flat.length === 1 ? (flat[0] as Pattern) : { kind: 'sequence', parts: flat };
}

/** The characters of a text, one after the other. */
export function literal(text: string): Pattern {
  return sequence(Array.from({ length: text.length }, (_, i) => ({ kind: 'set', set: [text.charCodeAt(i), text.charCodeAt(i)] })));
}

/** True when a group stands anywhere in the pattern. */
export function hasGroup(pattern: Pattern): boolean {
  if (pattern.kind === 'group') return true;
  if ('parts' in pattern) return pattern.parts.some(hasGroup);
  return 'inner' in pattern && hasGroup(pattern.inner);
}

/** The length of every text that matches; undefined when they differ, or nothing says. */
export function fixedLength(pattern: Pattern): number | undefined {
  switch (pattern.kind) {
    case 'set':
      return 1;
    case 'sequence': {
      let total = 0;
      for (const part of pattern.parts) {
        const length = fixedLength(part);
        if (length === undefined) return undefined;
        total += length;
      }
      return total;
    }
    case 'union': {
      const [first, ...others] = pattern.parts.map(fixedLength);
      return others.every((length) => length === first) ? first : undefined;
    }
    case 'intersection':
      return pattern.parts.map(fixedLength).find((length) => length !== undefined);
    case 'complement':
      return undefined;
    case 'repeat': {
      const length = fixedLength(pattern.inner);
      if (length === 0) return 0;
      return length !== undefined && pattern.least === pattern.most ? length * pattern.least : undefined;
    }
    case 'group':
      return fixedLength(pattern.inner);
  }
}
