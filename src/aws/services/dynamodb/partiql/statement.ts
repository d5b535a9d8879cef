// What a PartiQL statement compiles to. `parseStatement(text, parameters)` of parse-statement.ts makes it, operations execute it.
//
//   SELECT       `planSelect` of select-plan.ts: Queries in that order, or a Scan; keep what `condition` accepts; then `projection`.
//   INSERT       put `item` when no item has its key, else DuplicateItemException.
//   UPDATE       `wholeKey(where, ...)` gives the key; the item must exist and `condition` must accept it, else ConditionalCheckFailedException.
//   DELETE       the same key and condition; an item that is not there is no error.
//   EXISTS(...)  only in ExecuteTransaction: `select` must find an item, else the transaction is cancelled.
//
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
import type { Condition, KeyTest, Projection, Update } from '../expressions/compiled.ts';
import type { Item } from '../values/attributes.ts';

export type PartiqlStatement = SelectStatement | InsertStatement | UpdateStatement | DeleteStatement | ExistsStatement;

/** The WHERE of a statement. */
export interface Where {
  /** The whole of it, keys included; absent when there is none. */
  readonly condition?: Condition;
  /**
   * What it demands of single top-level attributes: the parts that AND connects and that a key could answer, in order. The rest of the
   * condition is in `condition` alone.
   */
  readonly tests: readonly KeyTest[];
  /** `attribute IN [...]`, and `attribute = x OR attribute = y`, at the top level: for reading several partitions or items. */
  readonly choices: readonly KeyChoices[];
}

export interface KeyChoices {
  readonly name: string;
  readonly values: KeyTest['values'];
}

export interface SelectStatement {
  readonly kind: 'select';
  readonly table: string;
  /** `FROM "table"."index"`. */
  readonly index?: string;
  /** Absent for `SELECT *`. */
  readonly projection?: Projection;
  readonly where: Where;
  /** `ORDER BY`: AWS takes key attributes of what is queried only. */
  readonly orderBy: readonly { readonly name: string; readonly direction: 'ASC' | 'DESC' }[];
}

export interface InsertStatement {
  readonly kind: 'insert';
  readonly table: string;
  readonly item: Item;
}

/** As in `RETURNING ALL OLD *`; MODIFIED is UPDATED_OLD and UPDATED_NEW of UpdateItem. */
export type Returning = 'ALL_OLD' | 'ALL_NEW' | 'MODIFIED_OLD' | 'MODIFIED_NEW';

export interface UpdateStatement {
  readonly kind: 'update';
  readonly table: string;
  readonly update: Update;
  readonly where: Where;
  readonly returning?: Returning;
}

export interface DeleteStatement {
  readonly kind: 'delete';
  readonly table: string;
  readonly where: Where;
  /** AWS: DELETE takes ALL OLD only. */
  readonly returning?: 'ALL_OLD';
}

export interface ExistsStatement {
  readonly kind: 'exists';
  readonly select: SelectStatement;
}
