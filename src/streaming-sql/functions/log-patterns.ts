// Patterns of the log parsers as JavaScript expressions: Java's, and the web servers' log formats.
import { RowFailure } from '../semantics/value.ts';

/** A Java pattern that must match the whole text. Throws RowFailure for one that JavaScript does not know. */
export function javaPattern(source: string): RegExp {
  const flags = /^\(\?([ims]+)\)/.exec(source);
  return compiled(`^(?:${flags ? source.slice(flags[0].length) : source})$`, flags?.[1] ?? '');
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new RowFailure('INVALID_ARGUMENT', `Invalid regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How many groups a pattern has. */
export function groupCount(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`, pattern.flags).exec('')?.length ?? 1) - 1;
}

// AWS: sql-reference-w3c-log-parse.html, the formats by name, as Apache writes them.
const W3C_FORMATS: Readonly<Record<string, string>> = {
  COMMON: '%h %l %u %t "%r" %>s %b',
  'COMMON WITH VHOST': '%v %h %l %u %t "%r" %>s %b',
  'NCSA EXTENDED': '%h %l %u %t "%r" %>s %b "%[Referer]i" "%[User-agent]i"',
  REFERER: '%[Referer]i ---> %U',
  AGENT: '%[User-agent]i',
  IIS: '%h, %u, %d, %T, %s, %n, %a, %D, %I, %O, %>s, %X, %m, %U, %q',
};

// %%, or % with status codes ("log it on these only"), < or >, a name in brackets, and the letter.
const DIRECTIVE = /%%|%(?:!?\d+(?:,\d+)*)?(?:[<>]|\[[^\]]*\]|\{[^}]*\})*[A-Za-z]|[^%]|%/g;

/**
 * One group per % directive, each a text: AWS's example inserts them all into VARCHAR columns (examples-transforming-strings-w3clogparse).
 * A time keeps its brackets unless the format has them, a text in quotes has none.
 */
export function w3cPattern(format: string): RegExp {
  const directives = (W3C_FORMATS[format.trim().toUpperCase()] ?? format).replaceAll('\\"', '"');
  let pattern = '';
  for (const [piece] of directives.matchAll(DIRECTIVE)) {
    const isLiteral = !piece.startsWith('%') || piece.length === 1;
    if (isLiteral || piece === '%%') {
      pattern += piece === ' ' ? '\\s+' : (piece[0] as string).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      continue;
    }
    if (pattern.endsWith('"')) pattern += '((?:[^"\\\\]|\\\\.)*)';
    else if (pattern.endsWith('\\[')) pattern += '([^\\]]*)';
    else if (piece === '%t') pattern += '(\\[[^\\]]*\\])';
    else if (piece.endsWith(']t') || piece.endsWith('}t')) pattern += '(.+?)';
    else pattern += directives.includes(', ') ? '([^,]*)' : piece === directives ? '(.*)' : '(\\S+)';
  }
  return compiled(`^${pattern},?\\s*$`, '');
}
