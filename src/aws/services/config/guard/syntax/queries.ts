// Where a clause looks: Resources.*[ Type == 'AWS::S3::Bucket' ].Properties, some %tags[*].Key, this.
import { type Cursor, name } from './cursor.ts';
import { int, literal, separated, string } from './literals.ts';
import type {
  BinaryComparison,
  CallOperand,
  Conjunction,
  GuardClause,
  LetValue,
  LiteralOperand,
  Query,
  QueryOperand,
  QueryPart,
} from './tree.ts';

/** Functions of Guard 3, with the number of their parameters. */
const FUNCTIONS: Readonly<Record<string, number>> = {
  count: 1,
  join: 2,
  json_parse: 1,
  now: 0,
  parse_boolean: 1,
  parse_char: 1,
  parse_epoch: 1,
  parse_float: 1,
  parse_int: 1,
  parse_string: 1,
  regex_replace: 3,
  substring: 3,
  to_lower: 1,
  to_upper: 1,
  url_decode: 1,
};

/** What stands between the brackets of a filter: clauses, whose production is another file's. */
export type ClausesProduction = (cursor: Cursor) => Conjunction<GuardClause>;

/** `query = [ "some" 1*SP ] ( "this" / "%" name / name / string ) *( dotted / bracketed )` */
export function query(cursor: Cursor, clauses: ClausesProduction): Query | undefined {
  return cursor.remembered('query', () => {
    const wantsSome = cursor.attempt(() => {
      cursor.skipsSpace();
      return cursor.takesOneOf('SOME', 'some') && cursor.takesSpace() ? true : undefined;
    });
    const begin = cursor.at;
    const first = firstPart(cursor);
    if (!first) return undefined;
    const parts = [first];
    for (let part = nextPart(cursor, clauses); part; part = nextPart(cursor, clauses)) parts.push(part);
    // Guard: a variable stands for all its values, whether `[*]` is written behind it or not.
    if (first.is === 'variable' && parts.length > 1 && parts[1]?.is !== 'elements') parts.splice(1, 0, { is: 'elements' });
    return { parts, wants: wantsSome ? 'some' : 'all', text: cursor.text.slice(begin, cursor.at) };
  });
}

function firstPart(cursor: Cursor): QueryPart | undefined {
  const isThis = cursor.attempt(() => {
    cursor.skipsSpace();
    return cursor.takesOneOf('this', 'THIS');
  });
  return isThis ? { is: 'this' } : keyOrVariable(cursor);
}

function keyOrVariable(cursor: Cursor): QueryPart | undefined {
  const variable = cursor.attempt(() => (cursor.takes('%') ? name(cursor) : cursor.expects('a variable such as %name')));
  if (variable !== undefined) return { is: 'variable', variable };
  const key = name(cursor) ?? string(cursor);
  return key === undefined ? undefined : keyPart(key);
}

/** A key that is a number is the index of a list. A string that begins with "%" is a variable, as Guard has it. */
function keyPart(key: string): QueryPart {
  if (/^[+-]?\d{1,10}$/.test(key)) return { is: 'index', index: Number(key) };
  return key.startsWith('%') ? { is: 'variable', variable: key.slice(1) } : { is: 'key', key };
}

const nextPart = (cursor: Cursor, clauses: ClausesProduction): QueryPart | undefined =>
  cursor.attempt(() => dotted(cursor)) ??
  cursor.attempt(() => elements(cursor)) ??
  cursor.attempt(() => index(cursor)) ??
  cursor.attempt(() => keyInBrackets(cursor)) ??
  cursor.attempt(() => keysFilter(cursor, clauses)) ??
  cursor.attempt(() => filter(cursor, clauses));

/** `dotted = "." ( int / name / string / "%" name / "*" )`; space, and so a new line, may stand before the dot. */
function dotted(cursor: Cursor): QueryPart | undefined {
  if (!cursor.takesAfterSpace('.')) return undefined;
  const number = int(cursor);
  if (number?.kind === 'int') return { is: 'index', index: number.value };
  return keyOrVariable(cursor) ?? (cursor.takes('*') ? { is: 'values' } : cursor.expects('*'));
}

/** `elements = "[" ( "*" / name ) "]"`: with a name, keys of a map are remembered as that variable. */
function elements(cursor: Cursor): QueryPart | undefined {
  if (!cursor.takesAfterSpace('[')) return undefined;
  if (cursor.takesAfterSpace('*')) return cursor.takesAfterSpace(']') ? { is: 'elements' } : undefined;
  const captures = name(cursor);
  return captures !== undefined && cursor.takesAfterSpace(']') ? { is: 'elements', captures } : undefined;
}

/** `index = "[" int "]"` */
function index(cursor: Cursor): QueryPart | undefined {
  if (!cursor.takesAfterSpace('[')) return undefined;
  const number = int(cursor);
  if (number?.kind !== 'int') return undefined;
  if (!cursor.takesAfterSpace(']')) throw cursor.error('An index in brackets needs a "]"');
  return { is: 'index', index: number.value };
}

/** `key = "[" ( string / name ) "]"`: a name stands for all keys, which are remembered as that variable. */
function keyInBrackets(cursor: Cursor): QueryPart | undefined {
  if (!cursor.takesAfterSpace('[')) return undefined;
  const key = string(cursor);
  if (key !== undefined) return cursor.takesAfterSpace(']') ? keyPart(key) : undefined;
  cursor.skipsSpace();
  const captures = name(cursor);
  return captures !== undefined && cursor.takesAfterSpace(']') ? { is: 'values', captures } : undefined;
}

/** `keys-filter = "[" [ name "|" ] "keys" ( "==" / "!=" / "in" / "not in" ) ( value / query ) "]"` */
function keysFilter(cursor: Cursor, clauses: ClausesProduction): QueryPart | undefined {
  if (!cursor.takesAfterSpace('[')) return undefined;
  capture(cursor);
  cursor.skipsSpace();
  if (!cursor.takesOneOf('KEYS', 'keys')) return undefined;
  cursor.skipsSpace();
  const comparison = keysComparison(cursor);
  if (!comparison) throw cursor.error('After "keys" comes ==, !=, in or not in');
  const value = literal(cursor);
  const operand: LiteralOperand | QueryOperand | undefined = value ? { is: 'literal', value } : queryOperand(cursor, clauses);
  if (!operand) throw cursor.error('A filter of keys needs a value or a query to compare with');
  return cursor.takesAfterSpace(']') ? { is: 'keys', comparison, operand } : undefined;
}

function keysComparison(cursor: Cursor): BinaryComparison | undefined {
  const equality = cursor.takesOneOf('==', '!=');
  if (equality) return { operator: '==', negated: equality === '!=' };
  const negated = negation(cursor);
  return cursor.takesOneOf('in', 'IN') ? { operator: 'in', negated } : undefined;
}

/** `filter = "[" [ name "|" ] clauses "]"` */
function filter(cursor: Cursor, clauses: ClausesProduction): QueryPart | undefined {
  if (!cursor.takesAfterSpace('[')) return undefined;
  const captures = capture(cursor);
  const found = clauses(cursor);
  if (!cursor.takesAfterSpace(']')) {
    cursor.expects('"]" after the clauses of a filter');
    throw cursor.nothingFits();
  }
  return { is: 'filter', clauses: found, ...(captures === undefined ? {} : { captures }) };
}

function capture(cursor: Cursor): string | undefined {
  return cursor.attempt(() => {
    cursor.skipsSpace();
    const variable = name(cursor);
    cursor.takesMatch(/[ \t]*/y);
    return cursor.takes('|') ? variable : undefined;
  });
}

/** `not = ( "not" / "NOT" ) 1*WSP / "!"` */
export const negation = (cursor: Cursor): boolean => cursor.takesMatch(/(?:not|NOT)[ \t]+|!/y) !== undefined;

/** `operand = value / call / query` */
export function operand(cursor: Cursor, clauses: ClausesProduction): LetValue | undefined {
  const value = literal(cursor);
  if (value) return { is: 'literal', value };
  return cursor.attempt(() => {
    cursor.skipsSpace();
    return cursor.attempt(() => functionCall(cursor, clauses)) ?? queryOperand(cursor, clauses);
  });
}

function queryOperand(cursor: Cursor, clauses: ClausesProduction): QueryOperand | undefined {
  return cursor.attempt(() => {
    cursor.skipsSpace();
    const found = query(cursor, clauses);
    return found && { is: 'query', query: found };
  });
}

/** `call = name "(" [ operand *( "," operand ) ] ")"` of one of Guard's functions. */
function functionCall(cursor: Cursor, clauses: ClausesProduction): CallOperand | undefined {
  const begin = cursor.at;
  const called = call(cursor, clauses);
  if (!called) return undefined;
  const wanted = FUNCTIONS[called.name];
  if (wanted === undefined)
    throw cursor.error(`There is no function ${called.name}; there are ${Object.keys(FUNCTIONS).join(', ')}`, begin);
  if (wanted !== called.parameters.length)
    throw cursor.error(`${called.name} takes ${wanted} parameters, ${called.parameters.length} are given`, begin);
  return { is: 'call', function: called.name, parameters: called.parameters };
}

/** A name and its parameters: of a function, or of a rule with parameters. No space before the bracket. */
export function call(
  cursor: Cursor,
  clauses: ClausesProduction,
): { readonly name: string; readonly parameters: readonly LetValue[] } | undefined {
  return cursor.remembered('call', () => {
    const called = name(cursor);
    if (called === undefined || !cursor.takes('(')) return undefined;
    const parameters = separated(cursor, () => operand(cursor, clauses));
    return cursor.takesAfterSpace(')') ? { name: called, parameters } : undefined;
  });
}
