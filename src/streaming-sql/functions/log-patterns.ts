// Patterns of the log parsers as JavaScript expressions: Java's, the fast parser's, the web servers' log formats.
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

const NAMED: Readonly<Record<string, string>> = {
  Alpha: '[A-Za-z]',
  Digit: '[0-9]',
  AlphaNum: '[A-Za-z0-9]',
  Alnum: '[A-Za-z0-9]',
  ASCII: '[\\u0000-\\u007F]',
  Blank: '[ \\t]',
  Cntrl: '[\\u0000-\\u001F\\u007F]',
  Print: '[!-~]',
  Graph: '[!-~]',
  Lower: '[a-z]',
  Upper: '[A-Z]',
  Space: '\\s',
  Whitespace: '\\s',
  Punct: '[!-/:-@\\[-`{-~]',
  XDigit: '[0-9A-Fa-f]',
};
const LARGEST_RANGE = 10_000;

/**
 * The fast parser's expressions: repetitions take as little as they can. Beyond the usual: `<Alpha>` classes, `<n-m>` numbers,
 * `@` any text, `#` nothing, "..." literally. AWS: sql-reference-fast-regex-log-parser.html. Throws RowFailure.
 */
export function fastPattern(source: string): RegExp {
  return compiled(`^(?:${fastSource(source)})$`, 's');
}

/** The fast parser's expression as a JavaScript one. Throws RowFailure. */
export function fastSource(source: string): string {
  let pattern = '';
  for (let i = 0; i < source.length; i++) {
    const c = source[i] as string;
    const end = c === '<' ? source.indexOf('>', i) : c === '"' ? source.indexOf('"', i + 1) : c === '[' ? source.indexOf(']', i + 1) : -1;
    if (c === '\\') pattern += c + (source[++i] ?? '\\');
    else if (c === '[' && end > 0) {
      pattern += source.slice(i, end + 1);
      i = end;
    } else if (c === '<' && end > 0) {
      pattern += angle(source.slice(i + 1, end));
      i = end;
    } else if (c === '"' && end > 0) {
      pattern += source.slice(i + 1, end).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      i = end;
    } else if (c === '*' && source[i - 1] === '.') pattern += '*?';
    else if (c === '@') pattern += '.*?';
    else if (c === '#') pattern += '(?!)';
    else if (c === '&' || c === '~') throw new RowFailure('INVALID_ARGUMENT', `FAST_REGEX_LOG_PARSE: the operator ${c} is not supported`);
    else pattern += c;
  }
  return pattern;
}

function angle(name: string): string {
  const range = /^(\d+)-(\d+)$/.exec(name);
  if (!range) return NAMED[name] ?? `<${name}>`;
  const [from, to] = [Number(range[1]), Number(range[2])];
  if (to - from > LARGEST_RANGE) throw new RowFailure('INVALID_ARGUMENT', `FAST_REGEX_LOG_PARSE: <${name}> is too large a range`);
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => String(to - i));
  return `(?:0*(?:${numbers.join('|')}))`;
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

/** One group per % directive: a time in brackets keeps them, a text in quotes does not. */
export function w3cPattern(format: string): RegExp {
  const directives = W3C_FORMATS[format.trim().toUpperCase()] ?? format;
  let pattern = '';
  for (const [piece] of directives.matchAll(/%(?:[<>!]|\[[^\]]*\]|\{[^}]*\})*[A-Za-z]|[^%]|%/g)) {
    if (!piece.startsWith('%')) {
      pattern += piece === ' ' ? '\\s+' : piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      continue;
    }
    const quoted = pattern.endsWith('"');
    if (piece === '%t') pattern += '(\\[[^\\]]*\\])';
    else if (quoted) pattern += '((?:[^"\\\\]|\\\\.)*)';
    else pattern += directives.includes(', ') ? '([^,]*)' : piece === directives ? '(.*)' : '(\\S+)';
  }
  return compiled(`^${pattern},?\\s*$`, '');
}
