// The functions of conditions and those of updates: each language knows the names of the other and refuses them by a sentence of its own.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html

/** How many operands each function of conditions takes. */
export const conditionFunctions: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

/** The functions of SET; each takes two operands. */
export const updateFunctions: ReadonlySet<string> = new Set(['if_not_exists', 'list_append']);
