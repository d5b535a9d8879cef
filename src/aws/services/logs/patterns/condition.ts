// A comparison in a filter pattern: an operator, and a number, a text with asterisks or a regular expression.
const operators = ['=', '!=', '<', '<=', '>', '>='] as const;

export type Operator = (typeof operators)[number];

export type ConditionValue =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'text'; readonly text: string; readonly matches: (actual: string) => boolean }
  | { readonly kind: 'regex'; readonly regex: RegExp };

export interface Condition {
  readonly operator: Operator;
  readonly value: ConditionValue;
}

export function isOperator(text: string): text is Operator {
  return (operators as readonly string[]).includes(text);
}

/** Does the whole text match, where an asterisk stands for any characters? */
export function wildcard(pattern: string): (actual: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const whole = new RegExp(`^${source}$`, 's');
  return (actual) => whole.test(actual);
}

/** Is the condition met by a text (a field of a line) or by a JSON scalar? */
export function isMet({ operator, value }: Condition, actual: string | number): boolean {
  if (value.kind === 'number') return isNumberMet(operator, Number(actual), value.number);
  const same = value.kind === 'regex' ? value.regex.test(String(actual)) : value.matches(String(actual));
  return operator === '=' ? same : !same;
}

function isNumberMet(operator: Operator, actual: number, wanted: number): boolean {
  if (Number.isNaN(actual)) return operator === '!=';
  const met: Readonly<Record<Operator, boolean>> = {
    '=': actual === wanted,
    '!=': actual !== wanted,
    '<': actual < wanted,
    '<=': actual <= wanted,
    '>': actual > wanted,
    '>=': actual >= wanted,
  };
  return met[operator];
}
