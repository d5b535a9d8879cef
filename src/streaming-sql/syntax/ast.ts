// The syntax tree: what was written, with positions, nothing resolved yet.
import type { Span } from './sql-error.ts';

export interface Identifier {
  readonly value: string; // folded when unquoted
  readonly quoted: boolean;
  readonly span: Span;
}

export type TimeUnit = 'YEAR' | 'MONTH' | 'DAY' | 'HOUR' | 'MINUTE' | 'SECOND' | 'QUARTER' | 'WEEK' | 'MILLISECOND';

export interface IntervalQualifier {
  readonly from: TimeUnit;
  readonly to: TimeUnit;
  readonly precision?: number;
  readonly fraction?: number;
}

export interface TypeName {
  readonly name: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly span: Span;
}

export type LiteralKind = 'number' | 'string' | 'boolean' | 'null' | 'date' | 'time' | 'timestamp' | 'binary';

export type BinaryOperator = '+' | '-' | '*' | '/' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'AND' | 'OR';

export interface WindowFrame {
  readonly unit: 'RANGE' | 'ROWS';
  readonly size: Expression | 'UNBOUNDED' | 'CURRENT';
  readonly direction: 'PRECEDING' | 'FOLLOWING' | 'CURRENT';
  readonly end: 'CURRENT' | 'OTHER';
  readonly span: Span;
}

export interface WindowSpecification {
  readonly base?: Identifier; // OVER w, or WINDOW x AS (w ...)
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly frame?: WindowFrame;
  readonly span: Span;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  readonly star: boolean; // COUNT(*)
  readonly quantifier?: 'DISTINCT' | 'ALL';
  readonly unit?: TimeUnit; // FLOOR(x TO unit), EXTRACT(unit FROM x)
  readonly nulls?: 'IGNORE' | 'RESPECT';
  readonly from?: 'FIRST' | 'LAST';
  readonly over?: WindowSpecification;
  readonly span: Span;
}

export type Expression =
  | { readonly kind: 'literal'; readonly type: LiteralKind; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'interval';
      readonly negative: boolean;
      readonly text: string;
      readonly qualifier: IntervalQualifier;
      readonly span: Span;
    }
  | { readonly kind: 'name'; readonly parts: readonly Identifier[]; readonly span: Span }
  | { readonly kind: 'unary'; readonly operator: '+' | '-' | 'NOT'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'is';
      readonly operand: Expression;
      readonly test: 'NULL' | 'TRUE' | 'FALSE' | 'UNKNOWN';
      readonly negated: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'distinct'; readonly left: Expression; readonly right: Expression; readonly negated: boolean; readonly span: Span }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      readonly items: readonly Expression[] | Query;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'like';
      readonly similar: boolean;
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape?: Expression;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'case';
      readonly operand?: Expression;
      readonly whens: readonly { readonly when: Expression; readonly value: Expression }[];
      readonly otherwise?: Expression;
      readonly span: Span;
    }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: TypeName; readonly span: Span }
  | { readonly kind: 'intervalCast'; readonly operand: Expression; readonly qualifier: IntervalQualifier; readonly span: Span }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: 'temporal';
      readonly operators: readonly string[]; // 'CONTAINS', 'STRICTLY PRECEDES', ...
      readonly operands: readonly Expression[]; // one more than operators
      readonly span: Span;
    }
  | { readonly kind: 'cursor'; readonly query: Query; readonly span: Span }
  | { readonly kind: 'exists'; readonly query: Query; readonly span: Span }
  | CallExpression;

export type SelectItem =
  | { readonly kind: 'star'; readonly qualifier?: Identifier; readonly span: Span }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias?: Identifier; readonly span: Span };

export type JoinKind = 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS';

export type FromItem =
  | {
      readonly kind: 'stream';
      readonly name: Identifier;
      readonly over?: WindowSpecification;
      readonly alias?: Identifier;
      readonly columns?: readonly Identifier[];
      readonly span: Span;
    }
  | {
      readonly kind: 'subquery';
      readonly query: Query;
      readonly over?: WindowSpecification;
      readonly alias?: Identifier;
      readonly columns?: readonly Identifier[];
      readonly span: Span;
    }
  | {
      readonly kind: 'tableFunction';
      readonly call: CallExpression;
      readonly alias?: Identifier;
      readonly columns?: readonly Identifier[];
      readonly span: Span;
    }
  | {
      readonly kind: 'join';
      readonly type: JoinKind;
      readonly natural: boolean;
      readonly left: FromItem;
      readonly right: FromItem;
      readonly on?: Expression;
      readonly using?: readonly Identifier[];
      readonly span: Span;
    };

export interface Select {
  readonly kind: 'select';
  readonly stream: boolean;
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from?: FromItem;
  readonly where?: Expression;
  readonly groupBy?: readonly Expression[];
  readonly stagger?: WindowSpecification;
  readonly having?: Expression;
  readonly windows: ReadonlyMap<string, WindowSpecification>;
  readonly span: Span;
}

export type QueryBody =
  | Select
  | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[]; readonly span: Span }
  | {
      readonly kind: 'set';
      readonly operator: 'UNION' | 'EXCEPT' | 'INTERSECT';
      readonly all: boolean;
      readonly left: QueryBody;
      readonly right: QueryBody;
      readonly span: Span;
    };

export interface Query {
  readonly kind: 'query';
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  readonly span: Span;
}

export interface ColumnDefinition {
  readonly name: Identifier;
  readonly type: TypeName;
  readonly nullable: boolean;
}

export interface InsertStatement {
  readonly kind: 'insert';
  readonly target: Identifier;
  readonly columns?: readonly Identifier[];
  readonly query: Query;
  readonly span: Span;
}

export type Statement =
  | {
      readonly kind: 'createStream';
      readonly replace: boolean;
      readonly name: Identifier;
      readonly columns: readonly ColumnDefinition[];
      readonly span: Span;
    }
  | {
      readonly kind: 'createPump';
      readonly replace: boolean;
      readonly name: Identifier;
      readonly state: 'STARTED' | 'STOPPED';
      readonly insert: InsertStatement;
      readonly span: Span;
    }
  | {
      readonly kind: 'createFunction';
      readonly replace: boolean;
      readonly name: Identifier;
      readonly parameters: readonly { readonly name: Identifier; readonly type: TypeName }[];
      readonly returns: TypeName;
      readonly nullInput: 'CALLED' | 'RETURNS NULL';
      readonly body: Expression;
      readonly span: Span;
    }
  | InsertStatement
  | { readonly kind: 'queryStatement'; readonly query: Query; readonly span: Span };
