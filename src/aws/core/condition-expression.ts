// Conditions of Lex's branches as trees: the model building API reads them when a locale is built, the runtime to know whether they are true.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html

/** `{slot}`, `[session attribute]`, `((request attribute))`, `$.inputTranscript` */
const REFERENCE = /\{[^{}]+\}|\[[^[\]]+\]|\(\([\w.:-]+\)\)|\$\.[\w.[\]]+/;
const WORD = /AND|OR|NOT|CONTAINS|and|or|not|contains|null|NULL|true|false/;
const TOKEN = new RegExp(
  `\\s*(?:(${REFERENCE.source})|("(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')|(-?\\d[\\d.:-]*|P[\\dT][\\dA-Z.]*)|(fn\\.[A-Z_]+)|((?:${WORD.source})\\b|&&|\\|\\||!=|<=|>=|[=<>!(),]))`,
  'y',
);
const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'CONTAINS'] as const;

export type ComparisonOperator = (typeof OPERATORS)[number];

export type Operand =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'reference' | 'count' | 'length'; readonly reference: string };

export type ConditionExpression =
  | { readonly kind: 'and' | 'or'; readonly left: ConditionExpression; readonly right: ConditionExpression }
  | { readonly kind: 'not'; readonly operand: ConditionExpression }
  | { readonly kind: 'is-set'; readonly reference: string }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly left: Operand; readonly right: Operand };

/** The sentence says at which word an expression cannot be read. */
export class UnreadableCondition extends Error {}

/** Is the whole text a reference? */
export const isReference = (text: string): boolean => new RegExp(`^(?:${REFERENCE.source})$`).test(text);

/** Throws UnreadableCondition. */
export function parsedCondition(text: string): ConditionExpression {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at];
  const take = (...words: readonly string[]): boolean => {
    if (!words.includes(peek()?.toUpperCase() ?? '')) return false;
    at += 1;
    return true;
  };
  const unreadable = () => new UnreadableCondition(`The condition ${text} cannot be read at ${peek() ?? 'its end'}.`);

  // or = and { "OR" and }
  function or(): ConditionExpression {
    let result = and();
    while (take('OR', '||')) result = { kind: 'or', left: result, right: and() };
    return result;
  }
  // and = not { "AND" not }
  function and(): ConditionExpression {
    let result = not();
    while (take('AND', '&&')) result = { kind: 'and', left: result, right: not() };
    return result;
  }
  // not = [ "NOT" ] ( "(" or ")" | "fn.IS_SET" argument | comparison )
  function not(): ConditionExpression {
    if (take('NOT', '!')) return { kind: 'not', operand: not() };
    if (take('(')) {
      const result = or();
      if (!take(')')) throw unreadable();
      return result;
    }
    return take('FN.IS_SET') ? { kind: 'is-set', reference: argument() } : comparison();
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
  function comparison(): ConditionExpression {
    const left = operand();
    const operator = OPERATORS.find((each) => each === peek()?.toUpperCase());
    if (!operator) throw unreadable();
    at += 1;
    return { kind: 'comparison', operator, left, right: operand() };
  }
  // operand = constant | reference | ( "fn.COUNT" | "fn.LENGTH" ) argument
  function operand(): Operand {
    if (take('FN.COUNT')) return { kind: 'count', reference: argument() };
    if (take('FN.LENGTH')) return { kind: 'length', reference: argument() };
    const token = peek();
    if (token === undefined) throw unreadable();
    at += 1;
    if (/^["']/.test(token)) return { kind: 'constant', text: token.slice(1, -1).replace(/\\(.)/g, '$1') };
    if (/^-?\d|^P[\dT]/.test(token) || token === 'true' || token === 'false') return { kind: 'constant', text: token };
    if (/^null$/i.test(token)) return { kind: 'null' };
    if (isReference(token)) return { kind: 'reference', reference: token };
    at -= 1;
    throw unreadable();
  }

  const result = or();
  if (at < tokens.length) throw unreadable();
  return result;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new UnreadableCondition(`The condition ${text} cannot be read at ${text.slice(from).trim()}.`);
    tokens.push(match[0].trim());
  }
  return tokens;
}
