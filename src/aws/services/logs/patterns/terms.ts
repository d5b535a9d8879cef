// Patterns of terms: ERROR "out of memory" ?WARN -DEBUG %regex%.
import { invalidParameter } from '../errors.ts';
import { PatternReader } from './pattern-reader.ts';

type Holds = (message: string) => boolean;

interface Terms {
  readonly all: Holds[];
  readonly some: Holds[];
  readonly none: Holds[];
}

/** Throws AwsError InvalidParameterException. A pattern without terms matches every message. */
export function parseTerms(text: string): Holds {
  const reader = new PatternReader(text);
  const terms: Terms = { all: [], some: [], none: [] };
  while (!reader.atEnd) {
    const list = reader.take('-') ? terms.none : reader.take('?') ? terms.some : terms.all;
    list.push(term(reader));
  }
  // AWS: beside required or excluded terms those with a question mark are ignored.
  const { all, none } = terms;
  const some = all.length + none.length > 0 ? [] : terms.some;
  return (message) =>
    all.every((holds) => holds(message)) &&
    !none.some((holds) => holds(message)) &&
    (some.length === 0 || some.some((holds) => holds(message)));
}

function term(reader: PatternReader): Holds {
  const regex = reader.regex();
  if (regex) return (message) => regex.test(message);
  const quoted = reader.quoted();
  if (quoted !== undefined) return (message) => message.includes(quoted);
  const word = reader.match(/[^\s"%]+/);
  if (word === undefined) throw reader.error();
  // AWS: other characters than letters, digits and underscores need quotes.
  if (!/^[\p{L}\p{N}_]+$/u.test(word)) throw invalidParameter(`Invalid character(s) in term '${word}'`);
  return (message) => message.includes(word);
}
