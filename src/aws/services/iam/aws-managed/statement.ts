// How the tables of AWS's managed policies are written.

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyFacts {
  readonly name: string;
  /** `/` when absent. */
  readonly path?: string;
  /** The number of the present default version. */
  readonly version: number;
  /** ISO 8601. */
  readonly created: string;
  readonly statements: readonly Statement[];
}

/** A statement that allows `actions` on `resource`. */
export function allow(actions: string | readonly string[], resource: string | readonly string[] = '*'): Statement {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}

/** The same where a condition key equals one of `values`. */
export function allowWhen(key: string, values: string | readonly string[], statement: Statement): Statement {
  return { ...statement, Condition: { StringEquals: { [key]: values } } };
}
