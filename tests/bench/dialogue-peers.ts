// npm run bench -- dialogue --data FILE [--test FILE] [--intents N] [--utterances N] [--hold-out N]: our understanding of utterances and
// nlp.js, trained on the same utterances and asked the same ones, in the same run. Each at its own default threshold.
import { parseArgs } from 'node:util';
import { cut, type DataSet, localeOf, readDataSet } from '../../src/cli/dialogue/data-set.ts';
import { type Answer, type Measurement, measure } from '../../src/dialogue/measure/measure.ts';
import { train, understand } from '../../src/dialogue/understanding.ts';
import { nlpJs } from './dialogue/nlpjs.ts';
import { installPeers, versionOf } from './streaming-sql/peers.ts';

/** Lex's default. */
const THRESHOLD = 0.4;

interface Row {
  readonly name: string;
  readonly trainedMs: number;
  readonly measured: Measurement;
}

/** Processor time is the same on a busy machine. */
function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function ours({ train: utterances, test }: DataSet): Row {
  const started = process.cpuUsage();
  const understanding = train(localeOf(utterances));
  const trainedMs = processorMs(started);
  const measured = measure(test, (text) => {
    const best = understand(understanding, text, { now: 0, timeZone: 'UTC' }).interpretations[0];
    return { intent: best?.intent ?? null, verdict: best && best.score >= THRESHOLD ? 'accepted' : 'refused' };
  });
  return { name: 'sandshark', trainedMs, measured };
}

async function theirs({ train: utterances, test }: DataSet): Promise<Row> {
  const started = process.cpuUsage();
  const ask = await nlpJs(utterances);
  const trainedMs = processorMs(started);
  const answers = new Map<string, Answer>();
  for (const { text } of test) answers.set(text, await ask(text));
  return {
    name: `nlp.js ${versionOf('@nlpjs/basic')}`,
    trainedMs,
    measured: measure(test, (text) => answers.get(text) ?? { intent: null, verdict: 'refused' }),
  };
}

const percent = (share: number): string => (100 * share).toFixed(1);

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    test: { type: 'string' },
    intents: { type: 'string', default: 'Infinity' },
    utterances: { type: 'string', default: 'Infinity' },
    'hold-out': { type: 'string', default: '0' },
  },
});
if (values.data === undefined) throw new Error('--data is missing: CLINC150 as JSON, or a CSV of text and intent with --test, another.');
installPeers();
const extent = { intents: Number(values.intents), utterances: Number(values.utterances), holdOut: Number(values['hold-out']) };
const set = cut(readDataSet(values.data, values.test), extent);
const intents = new Set(set.train.map(({ intent }) => intent)).size;
const rows = [ours(set), await theirs(set)];
const { inScope, outOfScope } = rows[0]?.measured ?? { inScope: 0, outOfScope: 0 };
process.stdout.write(
  [
    `${intents} intents, ${set.train.length} utterances to learn from; ${inScope} test utterances in scope, ${outOfScope} out of scope. Node ${process.versions.node}.`,
    '',
    '| | accuracy in scope, % | recall out of scope, % | trained in, s of processor |',
    '|---|---|---|---|',
    ...rows.map(
      ({ name, trainedMs, measured }) =>
        `| ${name} | ${percent(measured.accuracy)} | ${percent(measured.recallOutOfScope)} | ${(trainedMs / 1000).toFixed(1)} |`,
    ),
    '',
  ].join('\n'),
);
