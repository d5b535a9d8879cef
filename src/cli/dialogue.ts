// `sandshark dialogue`: measures the understanding of utterances on a data set, or says what one utterance means to a bot, and why.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LocaleModel } from '../dialogue/locale-model.ts';
import { measure } from '../dialogue/measure/measure.ts';
import { explain, train, understand } from '../dialogue/understanding.ts';
import { cut, localeOf, readDataSet } from './dialogue/data-set.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: sandshark dialogue measure --data FILE [--test FILE] [options]
       sandshark dialogue explain --model FILE.json "UTTERANCE"

measure trains a bot on a data set and asks it the test utterances: accuracy in scope, recall out of scope, confusions.
  --data FILE         CLINC150's JSON, or a CSV with the columns text and intent (or category)
  --test FILE         the test utterances, where --data is a CSV; an empty intent is out of scope
  --intents N         only the first N intents
  --utterances N      only the first N training utterances of each intent
  --hold-out N        every Nth intent is not taught: its utterances are out of scope
  --threshold X       the least score of an answer; 0.40 if left out, as in Lex
  --confusions N      how many confusions are printed; 10 if left out

explain prints what an utterance means to a bot, and which words moved which intent.
  --model FILE        the bot: a LocaleModel as JSON, src/dialogue/locale-model.ts

  --help              this text
`;

const OPTIONS = {
  data: { type: 'string' },
  test: { type: 'string' },
  intents: { type: 'string' },
  utterances: { type: 'string' },
  'hold-out': { type: 'string' },
  threshold: { type: 'string' },
  confusions: { type: 'string' },
  model: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

type Values = ReturnType<typeof parse>['values'];

function numberFrom(text: string | undefined, option: string, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (text?.trim() === '' || !(value >= 0)) throw new UsageError(`--${option} is a number of 0 or more, not "${text}".`);
  return value;
}

/** Throws UsageError when there is no such file. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(`Not read: ${error.message}`);
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function printMeasurement(values: Values): void {
  const { data } = values;
  if (data === undefined) throw new UsageError(`--data is missing.\n\n${USAGE}`);
  const extent = {
    intents: numberFrom(values.intents, 'intents', Number.POSITIVE_INFINITY),
    utterances: numberFrom(values.utterances, 'utterances', Number.POSITIVE_INFINITY),
    holdOut: numberFrom(values['hold-out'], 'hold-out', 0),
  };
  const threshold = numberFrom(values.threshold, 'threshold', 0.4);
  const set = cut(
    reading(() => readDataSet(data, values.test)),
    extent,
  );
  const locale = localeOf(set.train);
  const started = process.cpuUsage();
  const understanding = train(locale);
  const { user, system } = process.cpuUsage(started);
  const trainedMs = (user + system) / 1000;
  const asked = performance.now();
  const result = measure(set.test, (text) => {
    const best = understand(understanding, text, { now: 0, timeZone: 'UTC' }).interpretations[0];
    return best ? { intent: best.intent, verdict: best.score >= threshold ? 'accepted' : 'refused' } : { intent: null, verdict: 'refused' };
  });
  const eachMs = (performance.now() - asked) / Math.max(set.test.length, 1);
  const lines = [
    `trained          ${locale.intents.length} intents, ${set.train.length} utterances, in ${trainedMs.toFixed(0)} ms of processor time`,
    `accuracy         ${percent(result.accuracy)} of ${result.inScope} utterances in scope, at or above ${threshold}`,
    `ranked first     ${percent(result.rankedFirst)}, whatever the score`,
    `out of scope     ${percent(result.recallOutOfScope)} of ${result.outOfScope} utterances were refused`,
    `an utterance     ${eachMs.toFixed(2)} ms`,
    ...result.confusions
      .slice(0, numberFrom(values.confusions, 'confusions', 10))
      .map(({ said, taken, count }) => `${String(count).padStart(5)} × ${said ?? '(out of scope)'} taken for ${taken ?? '(out of scope)'}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printExplanation({ model: file }: Values, utterance: string | undefined): void {
  if (file === undefined || utterance === undefined) throw new UsageError(`--model and an utterance are needed.\n\n${USAGE}`);
  const model = reading(() => JSON.parse(readFileSync(file, 'utf8')) as LocaleModel);
  const understanding = train(model);
  const { interpretations } = understand(understanding, utterance, { now: Date.now(), timeZone: 'UTC' });
  for (const { intent, score, by, slots } of interpretations.slice(0, 5)) {
    const values = Object.entries(slots).map(([name, { original, interpreted }]) => `${name}: ${original} = ${interpreted ?? '?'}`);
    process.stdout.write(`${score.toFixed(2)}  ${intent} (by ${by})${values.length > 0 ? `  ${values.join(', ')}` : ''}\n`);
  }
  for (const { intent, contributions } of explain(understanding, utterance)) {
    const parts = contributions.map(({ part, amount }) => `${part} ${amount < 0 ? '' : '+'}${amount.toFixed(2)}`);
    process.stdout.write(`why ${intent}: ${parts.join('  ')}\n`);
  }
}

/** @returns the exit status. Throws UsageError. */
export async function dialogueCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [action, utterance] = positionals;
  if (values.help) process.stdout.write(USAGE);
  else if (action === 'measure') printMeasurement(values);
  else if (action === 'explain') printExplanation(values, utterance);
  else throw new UsageError(USAGE);
  return 0;
}
