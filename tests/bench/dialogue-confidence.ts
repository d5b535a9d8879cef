// node tests/bench/dialogue-confidence.ts CLINC.json BANKING-train.csv: fits the weights of src/dialogue/classify/confidence.ts anew. It
// sees training and validation splits only: 180 bots of 2 to 75 intents, asked held-out utterances and as many that are none of theirs.
import { readFileSync } from 'node:fs';
import { readDataSet } from '../../src/cli/dialogue/data-set.ts';
import { beliefIn } from '../../src/dialogue/classify/confidence.ts';
import type { Evidence } from '../../src/dialogue/classify/evidence.ts';
import { classify, trainIntentClassifier } from '../../src/dialogue/classify/intent-classifier.ts';
import { seededOrder, seededRandom } from '../../src/dialogue/classify/seeded-order.ts';
import { english } from '../../src/dialogue/text/english.ts';

type ByIntent = ReadonlyMap<string, readonly string[]>;
type Pair = readonly [text: string, intent: string];

/** Intents, utterances of each to learn from, and how many such bots. */
// biome-ignore format: one table
const BOTS = [[2, 5, 60], [3, 8, 50], [4, 15, 40], [6, 10, 30], [10, 10, 16], [20, 20, 10], [50, 30, 4], [75, 60, 2]] as const;
const STEPS = 1500;
const RATE = 0.5;

const [clincFile, bankingFile] = process.argv.slice(2);
if (!clincFile || !bankingFile)
  throw new Error('Two files are needed: the JSON of CLINC150 and the CSV of training utterances of BANKING77.');
const clinc = JSON.parse(readFileSync(clincFile, 'utf8')) as Readonly<Record<'train' | 'val' | 'oos_train' | 'oos_val', readonly Pair[]>>;

const byIntent = (rows: readonly Pair[]): ByIntent =>
  new Map([...Map.groupBy(rows, ([, intent]) => intent)].map(([intent, group]) => [intent, group.map(([text]) => text)] as const));
const banking = readDataSet(bankingFile, bankingFile).train.map(({ text, intent }): Pair => [text, intent]);
const sources: readonly [ByIntent, ByIntent] = [byIntent([...clinc.train, ...clinc.val]), byIntent(banking)];
const foreign = [...clinc.oos_train, ...clinc.oos_val].map(([text]) => text);

let seed = 1;
const shuffled = <T>(list: readonly T[]): T[] => [...seededOrder(list.length, seed++)].map((at) => list[at] as T);
const random = seededRandom(7);
const anyOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const anyUtterance = (source: ByIntent, intents: readonly string[]): string => anyOf(source.get(anyOf(intents)) ?? ['']);

/** The evidence for the best intent, and whether it was right. */
interface Sample {
  readonly evidence: Evidence;
  readonly right: 0 | 1;
}

function samplesOf(source: ByIntent, other: ByIntent, intents: number, utterances: number): Sample[] {
  const names = shuffled([...source.keys()]);
  const [own, rest] = [names.slice(0, intents), names.slice(intents)];
  const questions: { text: string; intent: string | undefined }[] = [];
  const lessons = own.flatMap((intent) => {
    const all = shuffled(source.get(intent) ?? []);
    const asked = all.slice(utterances, utterances + Math.max(4, Math.ceil(120 / intents)));
    questions.push(...asked.map((text) => ({ text, intent })));
    return all.slice(0, utterances).map((text) => ({ words: english.words(text), mentions: [], intent, weight: 1 }));
  });
  const quarter = questions.length / 4;
  const strangers = shuffled(foreign).slice(0, Math.min(2 * quarter, foreign.length));
  for (let at = 0; at < quarter; at++) strangers.push(anyUtterance(source, rest), anyUtterance(other, [...other.keys()]));
  const classifier = trainIntentClassifier(own, lessons, english);
  return [...questions, ...strangers.map((text) => ({ text, intent: undefined }))].flatMap(({ text, intent }) => {
    const best = classify(classifier, english.words(text), [], english)[0];
    return best ? [{ evidence: best.evidence, right: best.intent === intent ? 1 : 0 } as const] : [];
  });
}

const samples = BOTS.flatMap(([intents, utterances, bots]) =>
  Array.from({ length: bots }, (_, at) => {
    const [source, other] = at % 3 === 2 ? [sources[1], sources[0]] : sources;
    return samplesOf(source, other, intents, utterances);
  }).flat(),
);

const logOdds = (probability: number): number => Math.log(Math.max(probability, 1e-4) / Math.max(1 - probability, 1e-4));
const inputs = samples.map(({ evidence: { probability, margin, known } }) => [1, logOdds(probability), margin, known]);
const means = [0, 1, 2, 3].map((at) => (at === 0 ? 0 : inputs.reduce((sum, row) => sum + (row[at] as number), 0) / inputs.length));
const spreads = means.map((mean, at) =>
  at === 0 ? 1 : Math.sqrt(inputs.reduce((sum, row) => sum + ((row[at] as number) - mean) ** 2, 0) / inputs.length),
);
const scaled = inputs.map((row) => row.map((value, at) => (value - (means[at] as number)) / (spreads[at] as number)));
const sigmoid = (belief: number): number => 1 / (1 + Math.exp(-belief));
const weights = [0, 0, 0, 0];
for (let step = 0; step < STEPS; step++) {
  const gradient = [0, 0, 0, 0];
  for (const [at, row] of scaled.entries()) {
    const error = sigmoid(row.reduce((sum, value, k) => sum + value * (weights[k] as number), 0)) - (samples[at]?.right ?? 0);
    for (const [k, value] of row.entries()) gradient[k] = (gradient[k] as number) + error * value;
  }
  for (const [k, slope] of gradient.entries()) weights[k] = (weights[k] as number) - (RATE * slope) / scaled.length;
}
const [first = 0, ...others] = weights.map((weight, at) => weight / (spreads[at] as number));
const bias = first - others.reduce((sum, weight, at) => sum + weight * (means[at + 1] as number), 0);
const loss = (belief: (sample: Sample, at: number) => number): number =>
  samples.reduce((sum, sample, at) => sum - Math.log(sigmoid(belief(sample, at) * (sample.right === 1 ? 1 : -1))), 0) / samples.length;
const fitted = loss((_, at) => bias + others.reduce((sum, weight, k) => sum + weight * (inputs[at]?.[k + 1] ?? 0), 0));
process.stdout.write(
  `${samples.length} answers\nfitted: bias ${bias.toFixed(3)}, logOdds, margin, known ${others.map((each) => each.toFixed(3)).join(', ')}; loss ${fitted.toFixed(4)}\nin confidence.ts: loss ${loss(({ evidence }) => beliefIn(evidence)).toFixed(4)}\n`,
);
