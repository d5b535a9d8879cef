// A table as plain data: columns, and rows of texts that are ready to show.

/** `key` names the row, `value` is long. */
export interface Column {
  readonly name: string;
  readonly kind: 'key' | 'value' | 'plain';
}

export interface Row {
  readonly id: string | number;
  readonly cells: readonly string[];
  /** Of the open window, or not. */
  readonly state: 'inside' | 'outside';
}

export interface TableContent {
  readonly caption: string;
  /** How many there are, of which `rows` are the newest. */
  readonly total: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A column, and what stands in it for an item. */
export interface ColumnOf<Item> extends Column {
  readonly of: (item: Item) => string;
}

/** The cells of an item, in the order of the columns. */
export function cellsOf<Item>(columns: readonly ColumnOf<Item>[], item: Item): readonly string[] {
  return columns.map((column) => column.of(item));
}
