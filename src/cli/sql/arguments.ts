// The arguments of `sandshark sql`: what was asked for, or a usage error.
import { parseArgs } from 'node:util';
import { readSeed } from '../seed.ts';
import { UsageError } from '../usage-error.ts';

export const USAGE = `Usage: sandshark sql --eval "EXPRESSION"
       sandshark sql --app FILE.sql [--in ROWS.ndjson] [options]
       sandshark sql --select "SELECT STREAM ..." [--in ROWS.ndjson] [options]

Runs the SQL of Kinesis Analytics without a cloud.

  --eval EXPRESSION   prints the value as the service would, or <no row> when nothing can be converted
  --app FILE          runs application code: CREATE STREAM, CREATE PUMP ...
  --select QUERY      runs one bare query; its rows come from the stream QUERY$
  --in FILE           the rows that come in; - or nothing reads standard input, when that is no terminal
  --schema "S(A VARCHAR(4), B INTEGER)"
                      declares an input stream that the code does not declare, or the columns of a table; may be repeated
  --tables [NAME=]FILE.csv
                      a reference table, named as its file if no NAME is given; may be repeated
  --explain           prints the plan and runs nothing
  --seed N            of RANDOM_CUT_FOREST and HOTSPOTS, 1 if left out
  --keep-going        skips lines that are malformed, and names each, instead of ending at the first
  --help              this text

Each line that comes in is a row, or the time up to which rows have come (a rowtime bound):
  {"stream": "S", "rowtime": "2018-11-01 01:00:00", "row": {"A": "x", "B": 1}}
  {"rowtime": "2018-11-01 01:01:00"}
A rowtime is 'yyyy-MM-dd HH:mm:ss[.SSS]' in UTC, or milliseconds since 1970. What comes out has the same form: the rows of
every stream that a pump writes to, and of error_stream. A window's rows come out when a row or a bound passes its end.

The exit status is 0, 1 when the SQL or a line has an error, 2 when the command was not understood.
`;

const OPTIONS = {
  eval: { type: 'string' },
  app: { type: 'string' },
  select: { type: 'string' },
  in: { type: 'string' },
  schema: { type: 'string', multiple: true },
  tables: { type: 'string', multiple: true },
  seed: { type: 'string' },
  explain: { type: 'boolean', default: false },
  'keep-going': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What a run needs. */
export interface RunRequest {
  readonly kind: 'app' | 'select';
  /** The file of the application, or the text of the query. */
  readonly source: string;
  /** A file, `-`, or undefined when none was named. */
  readonly input: string | undefined;
  readonly schemas: readonly string[];
  readonly tables: readonly string[];
  readonly seed: number | undefined;
  readonly purpose: 'run' | 'explain';
  readonly malformed: 'end' | 'skip';
}

export type SqlRequest = { readonly kind: 'help' } | { readonly kind: 'eval'; readonly expression: string } | RunRequest;

const wrong = (words: string) => new UsageError(`${words}\n\n${USAGE}`);

/** SQL may begin with a minus, which parseArgs takes for an option unless it is joined to its own. */
function joined(args: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    const text = args[at + 1];
    if ((arg === '--eval' || arg === '--select') && text !== undefined) {
      result.push(`${arg}=${text}`);
      at++;
    } else result.push(arg);
  }
  return result;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: joined(args), allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw wrong((error as Error).message);
  }
}

/** @throws UsageError */
export function readArguments(args: readonly string[]): SqlRequest {
  const { values, positionals } = parsed(args);
  if (values.help) return { kind: 'help' };
  if (positionals.length > 0) throw wrong(`'${positionals[0]}' belongs to no option: a file of SQL is given by --app FILE.`);
  const asked = [values.eval, values.app, values.select].filter((value) => value !== undefined);
  if (asked.length !== 1) throw wrong('sandshark sql takes one of --eval, --app and --select.');
  if (values.eval !== undefined) return { kind: 'eval', expression: values.eval };
  return {
    kind: values.app === undefined ? 'select' : 'app',
    source: asked[0] as string,
    input: values.in,
    schemas: values.schema ?? [],
    tables: values.tables ?? [],
    seed: readSeed(values.seed),
    purpose: values.explain ? 'explain' : 'run',
    malformed: values['keep-going'] ? 'skip' : 'end',
  };
}
