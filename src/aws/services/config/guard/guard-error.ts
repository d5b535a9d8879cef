// What is wrong with a policy, said with a place in its text; or why an evaluation could not come to an end.

/** A policy that cannot be read. `line` and `column` count from 1. */
export class GuardSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(`${reason} (line ${line}, column ${column})`);
    this.name = 'GuardSyntaxError';
    this.line = line;
    this.column = column;
  }
}

/** A policy that was read, but that Guard refuses to decide on this document: an unknown rule or variable, `empty` of a number ... */
export class GuardEvaluationError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'GuardEvaluationError';
  }
}
