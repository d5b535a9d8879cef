// Reads public intent data sets: CLINC150's JSON, or CSV files of text and intent. The data stays outside the repository.
import { readFileSync } from 'node:fs';
import type { LocaleModel } from '../../dialogue/locale-model.ts';
import type { Labelled } from '../../dialogue/measure/measure.ts';
import { UsageError } from '../usage-error.ts';

/** A data set, split as its authors split it. */
export interface DataSet {
  readonly train: readonly { readonly text: string; readonly intent: string }[];
  /** What is out of scope has the intent null. */
  readonly test: readonly Labelled[];
}

/** How much of a data set is taken. */
export interface Extent {
  /** At most so many intents, the first of the training split; the test utterances of the others are left out. */
  readonly intents: number;
  /** At most so many training utterances of each intent, the first. */
  readonly utterances: number;
  /** Every so-manieth intent is taken out of the training and becomes out of scope; 0: none. */
  readonly holdOut: number;
}

type Row = readonly [text: string, intent: string];

const OUT_OF_SCOPE = new Set(['oos', 'ood', 'out_of_scope', '']);

/** RFC 4180: fields in quotes may have commas, line breaks and doubled quotes. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function csv(file: string): Row[] {
  const [head, ...rows] = csvRows(readFileSync(file, 'utf8'));
  const column = (names: readonly string[]): number => names.map((name) => head?.indexOf(name) ?? -1).find((at) => at >= 0) ?? -1;
  const text = column(['text', 'utterance']);
  const intent = column(['intent', 'category', 'label']);
  if (text === -1 || intent === -1) throw new UsageError(`${file}: the first line must name the columns text and intent (or category).`);
  return rows.map((row) => [row[text]?.trim() ?? '', row[intent] ?? ''] as const);
}

/** CLINC150: `{"train": [[text, intent], ...], "test": [...], "oos_test": [[text, "oos"], ...]}` */
function clinc(file: string): DataSet {
  const splits = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Row[] | undefined>>;
  const { train, test, oos_test: outside = [] } = splits;
  if (!train || !test) throw new UsageError(`${file}: there is no "train" or no "test" in it.`);
  return {
    train: train.map(([text, intent]) => ({ text, intent })),
    test: [...test.map(([text, intent]) => ({ text, intent })), ...outside.map(([text]) => ({ text, intent: null }))],
  };
}

/** Throws UsageError when a file is not of a form that is known. */
export function readDataSet(data: string, test: string | undefined): DataSet {
  if (data.endsWith('.json')) return clinc(data);
  if (test === undefined) throw new UsageError('A CSV file of training utterances needs --test, another of test utterances.');
  return {
    train: csv(data).map(([text, intent]) => ({ text, intent })),
    test: csv(test).map(([text, intent]) => ({ text, intent: OUT_OF_SCOPE.has(intent) ? null : intent })),
  };
}

/** The part of a data set that is asked for. */
export function cut({ train, test }: DataSet, { intents, utterances, holdOut }: Extent): DataSet {
  const names = [...new Set(train.map(({ intent }) => intent))].slice(0, intents);
  const heldOut = new Set(holdOut > 0 ? names.filter((_, at) => at % holdOut === holdOut - 1) : []);
  const taught = new Set(names.filter((name) => !heldOut.has(name)));
  const taken = new Map<string, number>();
  return {
    train: train.filter(({ intent }) => {
      const count = (taken.get(intent) ?? 0) + 1;
      taken.set(intent, count);
      return taught.has(intent) && count <= utterances;
    }),
    test: test
      .filter(({ intent }) => intent === null || taught.has(intent) || heldOut.has(intent))
      .map(({ text, intent }) => ({ text, intent: intent !== null && heldOut.has(intent) ? null : intent })),
  };
}

/** A bot without slots that learns the training split. */
export function localeOf(train: DataSet['train']): LocaleModel {
  const byIntent = Map.groupBy(train, ({ intent }) => intent);
  const intents = [...byIntent].map(([name, rows]) => ({
    name,
    utterances: rows.map(({ text }) => text.replace(/[{}]/g, ' ')),
    slots: [],
  }));
  return { locale: 'en_US', intents, slotTypes: [] };
}
