// Conditions of branches: a recursive-descent reader that evaluates as it reads.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
import { invalid } from '../errors.ts';
import { compared, countOf, lengthOf, referenced, type Value } from './condition-values.ts';
import type { Turn } from './turn.ts';

const REFERENCE = /\{[^{}]+\}|\[[^[\]]+\]|\(\([\w.:-]+\)\)|\$\.[\w.[\]]+/;
const WORD = /AND|OR|NOT|CONTAINS|and|or|not|contains|null|NULL|true|false/;
const TOKEN = new RegExp(
  `\\s*(?:(${REFERENCE.source})|("(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')|(-?\\d[\\d.:-]*|P[\\dT][\\dA-Z.]*)|(fn\\.[A-Z_]+)|((?:${WORD.source})\\b|&&|\\|\\||!=|<=|>=|[=<>!(),]))`,
  'y',
);
const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'CONTAINS'];

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
  // not = [ "NOT" ] ( "(" or ")" | "fn.IS_SET" argument | comparison )
  function not(): boolean {
    if (take('NOT', '!')) return !not();
    if (take('(')) {
      const result = or();
      if (!take(')')) throw unreadable();
      return result;
    }
    if (!take('FN.IS_SET')) return comparison();
    const value = referenced(argument(), turn);
    return value !== undefined && value !== '';
  }
  // argument = "(" reference ")"
  function argument(): string {
    // "((attribute))" is a reference, and "(((attribute)))" an argument that is one.
    const reference = take('(') ? peek() : undefined;
    if (reference === undefined || !isReference(reference)) throw unreadable();
    at += 1;
    if (!take(')')) throw unreadable();
    return reference;
  }
  // comparison = operand ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "CONTAINS" ) operand
  function comparison(): boolean {
    const left = operand();
    const operator = peek()?.toUpperCase() ?? '';
    if (!OPERATORS.includes(operator)) throw unreadable();
    at += 1;
    return compared(left, operator, operand());
  }
  // operand = constant | reference | ( "fn.COUNT" | "fn.LENGTH" ) argument
  function operand(): Value {
    if (take('FN.COUNT')) return countOf(argument(), turn);
    if (take('FN.LENGTH')) return lengthOf(argument(), turn);
    const token = peek();
    if (token === undefined) throw unreadable();
    at += 1;
    if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^-?\d|^P[\dT]/.test(token)) return token;
    if (/^null$/i.test(token)) return undefined;
    if (token === 'true' || token === 'false') return token;
    if (isReference(token)) return referenced(token, turn);
    at -= 1;
    throw unreadable();
  }

  const result = or();
  if (at < tokens.length) throw unreadable();
  return result;
}

const isReference = (token: string) => new RegExp(`^(?:${REFERENCE.source})$`).test(token);

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
