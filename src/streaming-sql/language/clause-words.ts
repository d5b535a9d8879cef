// The words that begin the parts of a query; a beginning of several words is known by its first.

export const SET_OPERATORS: readonly string[] = ['UNION', 'EXCEPT', 'INTERSECT'];

/** Clauses that stand behind FROM. */
export const CLAUSES_AFTER_FROM: readonly string[] = ['WHERE', 'GROUP', 'WINDOWED', 'HAVING', 'WINDOW', 'ORDER'];

/** The clauses of one SELECT. */
export const SELECT_CLAUSES: readonly string[] = ['SELECT', 'FROM', ...CLAUSES_AFTER_FROM];
