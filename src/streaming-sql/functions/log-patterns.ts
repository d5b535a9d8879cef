// The web servers' log formats as JavaScript expressions.

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
  return new RegExp(`^${pattern},?\\s*$`);
}
