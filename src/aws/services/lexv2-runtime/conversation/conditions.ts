// Conditions of branches: a recursive-descent reader that evaluates as it reads.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
import { invalid } from '../errors.ts';
import { textOf } from './slot-values.ts';
import type { Turn } from './turn.ts';

type Value = string | number | undefined;

const TOKEN =
  /\s*(?:(\{[^{}]+\}|\[[^[\]]+\]|\$\.[A-Za-z.]+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|(fn\.[A-Z_]+)|(AND|OR|NOT|CONTAINS|and|or|not|contains|null|NULL|true|false|&&|\|\||!=|<=|>=|[=<>!(),]))/y;

/** Is the expression true? What has no value makes a comparison false. Throws AwsError ValidationException when it cannot be read. */
export function isTrue(expression: string, turn: Turn): boolean {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = () => tokens[at];
  const take = (...words: readonly string[]): boolean => {
    if (!words.includes(peek()?.toUpperCase() ?? '')) return false;
    at += 1;
    return true;
  };
  const unreadable = () => invalid(`The condition ${expression} cannot be read at ${peek() ?? 'its end'}.`);

  // or = and { "OR" and }
  function or(): boolean {
    let result = and();
    while (take('OR', '||')) result = and() || result;
    return result;
  }
  // and = not { "AND" not }
  function and(): boolean {
    let result = not();
    while (take('AND', '&&')) result = not() && result;
    return result;
  }
  // not = [ "NOT" ] ( "(" or ")" | function | comparison )
  function not(): boolean {
    if (take('NOT', '!')) return !not();
    if (take('(')) {
      const result = or();
      if (!take(')')) throw unreadable();
      return result;
    }
    return peek()?.startsWith('fn.IS_SET') ? isSet() : comparison();
  }
  function isSet(): boolean {
    at += 1;
    if (!take('(')) throw unreadable();
    const value = operand();
    if (!take(')')) throw unreadable();
    return value !== undefined && value !== '';
  }
  // comparison = operand ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "CONTAINS" ) operand
  function comparison(): boolean {
    const left = operand();
    const operator = peek()?.toUpperCase() ?? '';
    if (!['=', '!=', '<', '<=', '>', '>=', 'CONTAINS'].includes(operator)) throw unreadable();
    at += 1;
    return compared(left, operator, operand());
  }
  function operand(): Value {
    const token = peek();
    if (token === undefined) throw unreadable();
    at += 1;
    if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^-?\d/.test(token)) return Number(token);
    if (/^null$/i.test(token)) return undefined;
    if (token === 'true' || token === 'false') return token;
    if (token.startsWith('{')) return textOf(turn.intent?.slots[token.slice(1, -1).trim()]);
    if (token.startsWith('[')) return turn.attributes[token.slice(1, -1).trim()];
    if (token === '$.inputTranscript') return turn.text;
    if (token === '$.inputMode') return 'Text';
    at -= 1;
    throw unreadable();
  }

  const result = or();
  if (at < tokens.length) throw unreadable();
  return result;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  const end = expression.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (!match) throw invalid(`The condition ${expression} cannot be read at ${expression.slice(from).trim()}.`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

/** AWS: texts without regard to case, numbers as numbers; dates in their standard form sort as texts do. */
function compared(left: Value, operator: string, right: Value): boolean {
  // AWS: "null" asks whether there is a value.
  if (left === undefined || right === undefined) {
    if (operator === '=') return left === right;
    return operator === '!=' && left !== right && right === undefined;
  }
  const numbers = [left, right].map(Number);
  const numeric = [left, right].every((value) => value !== '') && numbers.every((number) => !Number.isNaN(number));
  const [one, other] = numeric ? numbers : [String(left).toLowerCase(), String(right).toLowerCase()];
  if (one === undefined || other === undefined) return false;
  switch (operator) {
    case '=':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      return String(one).includes(String(other));
  }
}
