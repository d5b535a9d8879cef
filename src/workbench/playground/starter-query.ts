// A first query for data that nobody has seen: it names the columns as SQL must write them, and counts by what looks like a key.
import { type DataSummary, INPUT_STREAM } from './engine/protocol.ts';

const SHOWN_COLUMNS = 6;

/** A SELECT of the first columns, quoted where folding to upper case would lose them; a window where there is a key to count by. */
export function starterQuery({ columns }: DataSummary): string {
  const key = columns.find(({ type }) => type.startsWith('VARCHAR'));
  const number = columns.find(({ type }) => /^(DOUBLE|INTEGER|BIGINT|SMALLINT|TINYINT|DECIMAL|REAL|FLOAT)/.test(type));
  if (key && number) {
    const value = sqlName(number.name);
    return `-- One row for each value of ${key.name} and ten seconds.
SELECT STREAM
  ${sqlName(key.name)},
  COUNT(*) AS N,
  MIN(${value}) AS LOW,
  MAX(${value}) AS HIGH
FROM ${INPUT_STREAM}
GROUP BY ${sqlName(key.name)}, STEP(${INPUT_STREAM}.ROWTIME BY INTERVAL '10' SECOND);
`;
  }
  const names = columns.slice(0, SHOWN_COLUMNS).map(({ name }) => `  ${sqlName(name)}`);
  return `-- Every row.\nSELECT STREAM\n${names.join(',\n')}\nFROM ${INPUT_STREAM};\n`;
}

/** Discovered names are no reserved words; SQL folds what is not quoted to upper case. */
const sqlName = (name: string): string => (/^[A-Z_][A-Z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
