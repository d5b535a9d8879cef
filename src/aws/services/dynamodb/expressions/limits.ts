// The limits of expressions in one table.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html ("Expression parameters")

const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
  expressionBytes: 4 * KiB,
  /** Operators and functions of one expression. */
  operators: 300,
  /** Operands of IN after the first. */
  inOperands: 100,
  /** Steps of a document path. */
  pathSteps: 32,
  /** A reference (`#name`, `:value`) with its first character. */
  referenceBytes: 255,
  /** All names of a request, or all values, with their references. */
  substitutionBytes: 2 * MiB,
  largestListIndex: 2 ** 31 - 1,
  /** By design: our parsers call themselves, and 4 KiB of parentheses must not exhaust the stack of a Worker. */
  nesting: 310,
  /** By design: how many texts each language keeps parsed. */
  keptTrees: 500,
} as const;
