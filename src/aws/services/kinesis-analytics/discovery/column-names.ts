// What a discovered column is called: the source's name, or `COL_` and what is left of it.
// AWS: "Column Naming During Schema Discovery" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis.html
import { RESERVED_WORDS } from '../../../../streaming-sql/syntax/reserved-words.ts';

const LONGEST = 100;

/**
 * The name of the column at `index` (from 0). Letters, digits and underscores stay, in their case. A name that cannot stay whole
 * begins with COL_; one of which nothing can stay is COL_ and its place.
 * Inferred: letters are those of ASCII, and a long name is cut so that it has 100 characters with its prefix.
 */
export function columnName(sourceName: string, index: number): string {
  const kept = sourceName.replace(/[^A-Za-z0-9_]/g, '');
  if (kept === '') return `COL_${index}`;
  const staysWhole = kept === sourceName && !/^[0-9]/.test(kept) && kept.length <= LONGEST && !RESERVED_WORDS.has(kept.toUpperCase());
  return staysWhole ? kept : `COL_${kept}`.slice(0, LONGEST);
}

/** The names of all columns, each one once. Inferred: a second one of the same name gets a number. */
export function columnNames(sourceNames: readonly string[]): string[] {
  const taken = new Set<string>();
  return sourceNames.map((sourceName, index) => {
    const name = columnName(sourceName, index);
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}
