// The expression of a composite slot: which sub slots it needs, with AND, OR and parentheses.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_SubSlotSetting.html, "using logical AND and OR operators"

export type SubSlotExpression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SubSlotExpression[] };

/** Undefined when it cannot be read. AND binds more closely than OR (inferred). */
export function parsedExpression(text: string): SubSlotExpression | undefined {
  const tokens = text.match(/[()]|[\w-]+/g) ?? [];
  let at = 0;
  // or = and { "OR" and } ; and = operand { "AND" operand }
  function chain(kind: 'and' | 'or', operand: () => SubSlotExpression | undefined): SubSlotExpression | undefined {
    const first = operand();
    if (!first) return undefined;
    const operands = [first];
    while (tokens[at]?.toLowerCase() === kind) {
      at += 1;
      const next = operand();
      if (!next) return undefined;
      operands.push(next);
    }
    return operands.length === 1 ? first : { kind, operands };
  }
  const or = (): SubSlotExpression | undefined => chain('or', () => chain('and', operand));
  // operand = name | "(" or ")"
  function operand(): SubSlotExpression | undefined {
    const token = tokens[at];
    at += 1;
    if (token === '(') {
      const inner = or();
      at += 1;
      return tokens[at - 1] === ')' ? inner : undefined;
    }
    return token === undefined || /^(?:\)|and|or)$/i.test(token) ? undefined : { kind: 'name', name: token };
  }
  const read = or();
  return at === tokens.length ? read : undefined;
}

/** The sub slots that it names; undefined when it cannot be read. */
export function namesIn(text: string): string[] | undefined {
  const parsed = parsedExpression(text);
  const namesOf = (expression: SubSlotExpression): string[] =>
    expression.kind === 'name' ? [expression.name] : expression.operands.flatMap(namesOf);
  return parsed && namesOf(parsed);
}

/**
 * The sub slot that is missing next, from left to right; undefined when the expression holds. Of alternatives the one that has most of its
 * values goes on, the first one among equals: inferred.
 */
export function missingIn(expression: SubSlotExpression, has: (name: string) => boolean): string | undefined {
  if (expression.kind === 'name') return has(expression.name) ? undefined : expression.name;
  const missing = expression.operands.map((operand) => missingIn(operand, has));
  if (expression.kind === 'and') return missing.find((name) => name !== undefined);
  if (missing.includes(undefined)) return undefined;
  const values = expression.operands.map((operand) => filledIn(operand, has));
  return missing[values.indexOf(Math.max(...values))];
}

const filledIn = (expression: SubSlotExpression, has: (name: string) => boolean): number =>
  expression.kind === 'name' ? Number(has(expression.name)) : expression.operands.reduce((sum, each) => sum + filledIn(each, has), 0);
