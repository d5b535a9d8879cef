// npm run bench: measures one of the things that the README gives figures of. To add one, add an entry.
import { join } from 'node:path';
import { PlainError } from '../../src/server/plain-error.ts';
import { run } from './child.js';
import { root } from './root.ts';

const benches: Readonly<Record<string, { readonly file: string; readonly measures: string; readonly node?: readonly string[] }>> = {
  browser: {
    file: 'tests/bench/browser-figures.ts',
    measures: 'the lab page in a Chromium: weight, first paint, editor, Run, Stop, memory, frames',
  },
  sql: { file: 'tests/bench/streaming-sql-peers.ts', measures: 'the SQL engine beside DuckDB-WASM, AlaSQL, Arquero and a loop by hand' },
  'sql-alone': {
    file: 'tests/bench/streaming-sql.ts',
    measures: 'the SQL engine beside a loop by hand, in a minute and without installing anything',
    node: ['--expose-gc'],
  },
  aws: {
    file: 'tests/bench/aws-peers.ts',
    measures: "the embedded AWS over HTTP beside dynalite, kinesis-local and moto's server",
  },
  streams: {
    file: 'tests/bench/streams-peers.ts',
    measures:
      "Kinesis beside kinesis-local and moto's server; records a second through a tumbling window, in process, over HTTP and in the tab",
  },
  dialogue: {
    file: 'tests/bench/dialogue-peers.ts',
    measures: 'the understanding of utterances beside nlp.js, on a data set that you name with --data',
  },
  'config-rules': {
    file: 'tests/bench/config-rules-peers.ts',
    measures: "managed rules of AWS Config beside awslabs' public rules, of which you name a checkout with --awslabs",
  },
  guard: {
    file: 'tests/bench/guard-peers.ts',
    measures: "how often AWS Config's Guard and the binary of cfn-guard agree, on the registry's rules if you name them with --registry",
  },
  graph: {
    file: 'src/workbench/views/graph/bench.ts',
    measures: 'the resource graph of a cloud of 300 resources: layout, first picture, panning',
  },
  stream: { file: 'src/workbench/views/stream/bench.ts', measures: 'what an event and a frame of the stream view cost' },
};

export async function main([name, ...args]: readonly string[]): Promise<number> {
  const list = Object.entries(benches).map(([each, { measures }]) => `  npm run bench -- ${each.padEnd(12)} ${measures}`);
  if (name === undefined) {
    process.stdout.write(`${list.join('\n')}\n`);
    return 0;
  }
  const bench = benches[name];
  if (!bench) throw new PlainError(`there is no bench "${name}". There are:\n${list.join('\n')}`);
  return run(process.execPath, [...(bench.node ?? []), join(root, bench.file), ...args], { cwd: root });
}
