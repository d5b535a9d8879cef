// A query as it is understood.

export interface Query {
  readonly fields: readonly Field[];
  readonly condition?: Condition;
  /** Properties, up to three. */
  readonly groupBy: readonly string[];
  readonly orderBy: readonly Ordering[];
}

export type Field = AllField | PropertyField | AggregateField;

/** `*` */
export interface AllField {
  readonly kind: 'all';
}

/** `configuration.instanceType` */
export interface PropertyField {
  readonly kind: 'property';
  readonly path: string;
}

/** `COUNT(*)`, `AVG(configuration.size)` */
export interface AggregateField {
  readonly kind: 'aggregate';
  readonly operation: AggregateOperation;
  /** Absent: `*`. */
  readonly path?: string;
}

export const aggregateOperations = ['AVG', 'COUNT', 'MAX', 'MIN', 'SUM'] as const;

export type AggregateOperation = (typeof aggregateOperations)[number];

export interface Ordering {
  readonly field: PropertyField | AggregateField;
  readonly direction: 'ASC' | 'DESC';
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: 'between'; readonly path: string; readonly low: Literal; readonly high: Literal }
  /** `prefix`, then one letter for each `_`, and anything after a `%`. */
  | { readonly kind: 'like'; readonly path: string; readonly prefix: string; readonly wildcards: string };

/** `!=` and `<>` are a NOT around `=`. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

export type Literal = string | number | boolean;

/** What a field is called in the answer: `COUNT(*)`. */
export function aggregateName({ operation, path = '*' }: AggregateField): string {
  return `${operation}(${path})`;
}
