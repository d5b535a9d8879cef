// What the lab "Out to a dashboard" demands, judged by the domain, the bucket and the learner's own search, asked again.
import {
  type AmazonopensearchserviceDestinationDescription,
  DescribeDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import { isJsonObject, parsedJson } from '../../src/aws/core/json.ts';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { lastRefusal } from '../../src/lab/evidence/refusal.ts';
import { type Chart, type ChartRow, searchCharts } from '../../src/lab/evidence/search-charts.ts';
import { askDomain, type Context, fieldTypes, find, lastSearch, refusedDocuments, refusedMapping } from './evidence.ts';
import type { Sea } from './sea.ts';

const NUMBERS = ['long', 'integer', 'short', 'double', 'float', 'half_float', 'unsigned_long'];
/** What each field may be, and why. */
const FIELDS: readonly { readonly name: string; readonly types: readonly string[]; readonly expected: string }[] = [
  { name: 'BUOY', types: ['keyword'], expected: 'It is a keyword: a name is taken whole, and buckets can be made of it.' },
  { name: 'WINDOW_START', types: ['date'], expected: 'It is a date: only then can a histogram cut time into pieces.' },
  { name: 'MEASUREMENTS', types: NUMBERS, expected: 'It is a number.' },
  { name: 'MEAN', types: ['double', 'float'], expected: 'It is a number with a fraction.' },
  { name: 'HIGHEST', types: ['double', 'float'], expected: 'It is a number with a fraction.' },
];
const FIVE_MINUTES_MS = 5 * 60_000;

const text = (value: unknown) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value));
const near = (one: number, other: number) => Math.abs(one - other) < 1e-6;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

interface Row {
  readonly buoy: string;
  readonly mean: number;
  readonly highest: number;
}

/** What the SQL makes of the data, a row for each buoy and minute in which it measured. */
function sqlRows({ minutes }: Sea): Row[] {
  return minutes.flatMap(({ measurements }) =>
    [...Map.groupBy(measurements, ({ buoy }) => buoy)].map(([buoy, own]) => {
      const waves = own.map(({ wave }) => wave);
      return { buoy, mean: waves.reduce((sum, wave) => sum + wave, 0) / waves.length, highest: Math.max(...waves) };
    }),
  );
}

const reports = ({ minutes }: Sea) => minutes.flatMap(({ harbour }) => harbour ?? []);
const goodReports = (sea: Sea) => reports(sea).filter(({ highest }) => highest !== 'n/a');

async function requireDocuments(context: Context, query?: Readonly<Record<string, unknown>>) {
  const found = await find(context, query);
  return found.kind === 'found'
    ? found.documents
    : fail(`The domain refuses the check's search: ${found.reason}`, 'The index takes part in a search.');
}

async function destination({ cloud, evidence, name }: Context): Promise<AmazonopensearchserviceDestinationDescription> {
  const DeliveryStreamName = name('to-dashboard');
  const stream = await cloud(FirehoseClient)
    .send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }))
    .then(
      (answer) => answer.DeliveryStreamDescription,
      (error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
    );
  const [only] = stream?.Destinations ?? [];
  const refused = stream ? undefined : lastRefusal(evidence.calls, 'CreateDeliveryStream');
  if (refused) fail(`AWS created no delivery stream. ${refused}`, 'Settings that AWS accepts.');
  return (
    only?.AmazonopensearchserviceDestinationDescription ??
    fail(`There is no delivery stream ${DeliveryStreamName} to OpenSearch.`, 'A delivery stream of that name, to the domain.')
  );
}

/** The charts of the learner's last search, asked again now that everything is delivered. */
async function requireCharts(context: Context): Promise<readonly Chart[]> {
  const last = lastSearch(context) ?? fail('The program sent no search.', 'A search with aggregations.');
  const search = parsedJson(last.request);
  if (!isJsonObject(search)) fail('The body of the search is no JSON, or too long to be kept.', 'A search with two aggregations.');
  const answer = await askDomain(context, 'POST', last.path, search);
  const error = answer?.error as { reason?: string; root_cause?: { reason?: string }[] } | undefined;
  if (error)
    fail(
      `The search is refused: ${error.root_cause?.[0]?.reason ?? error.reason}`,
      'Each name has one type, such as terms; what is asked in its buckets stands in aggs beside it. Five minutes are 5m.',
    );
  return searchCharts(last.request, JSON.stringify(answer));
}

const isTerms = (level: Chart['levels'][number] | undefined) => level?.type === 'terms';

/** Buoys within time, also where the search has it the other way round: it is the same chart. */
function timeFirst(chart: Chart): Chart {
  if (chart.levels.length !== 2 || chart.levels[1]?.kind !== 'time') return chart;
  const rows = chart.rows.map((row) => ({ ...row, keys: row.keys.toReversed() }));
  return { ...chart, levels: chart.levels.toReversed(), rows };
}

/** Of the charts that fit, one that asks for this measure, which may be one of several. */
const withMeasure = (charts: readonly Chart[], type: string) =>
  charts.find(({ metrics }) => metrics.some((metric) => metric.type === type)) ?? charts[0];

/** The measure's value; that of the first measure where there is no such one. */
function measured({ metrics }: Chart, row: ChartRow, type: string): number | null {
  const index = metrics.findIndex((metric) => metric.type === type);
  return row.values[Math.max(0, index)] ?? null;
}

/** Rows of the index that the chart is about, as a check sees them. */
interface Indexed extends Row {
  readonly atMs: number;
}

async function indexed(context: Context): Promise<readonly Indexed[]> {
  return (await requireDocuments(context)).map(({ source }) => ({
    buoy: String(source.BUOY),
    mean: Number(source.MEAN),
    highest: Number(source.HIGHEST),
    atMs: Date.parse(`${String(source.WINDOW_START).replace(' ', 'T').replace('Z', '')}Z`),
  }));
}

function requireRow(chart: Chart, keys: ChartRow['keys'], what: string): ChartRow {
  const row = chart.rows.find((one) => one.keys.every((key, index) => key === keys[index]));
  const fields = chart.levels.map(({ field = 'no field' }) => field).join(' and ');
  return (
    row ??
    fail(
      `The chart "${chart.name}", by ${fields}, has nothing for ${what}.`,
      'A bucket for each buoy in the index: BUOY, written as in the documents.',
    )
  );
}

export default defineChecks<Sea>([
  {
    id: 'one-index',
    title: 'The documents are in the index `waves`, and in no other.',
    on: 'both',
    async judge(context) {
      const index = context.name('waves');
      const elsewhere = (await requireDocuments(context)).find((document) => document.index !== index);
      if (elsewhere) fail(`Firehose writes to the index ${elsewhere.index}.`, `It writes to ${index}: IndexRotationPeriod adds no date.`);
    },
  },
  {
    id: 'soon-there',
    title: 'No row waits longer than a minute in the buffer.',
    on: 'both',
    async judge(context) {
      const { IntervalInSeconds: seconds = 300 } = (await destination(context)).BufferingHints ?? {};
      if (seconds > 60) fail(`The buffer waits ${seconds} seconds.`, 'At most 60: a dashboard of five minutes ago is not live.');
    },
  },
  {
    id: 'fields-mapped',
    title: 'Names are keywords, times are dates, and numbers are numbers.',
    on: 'both',
    async judge(context) {
      const reason = refusedMapping(context);
      if (reason !== undefined)
        fail(`The domain refused the mapping: ${reason}`, "Types that OpenSearch has, each in braces: { type: 'keyword' }.");
      const fields = (await fieldTypes(context)) ?? fail(`There is no index ${context.name('waves')}.`, 'An index of that name.');
      for (const { name, types, expected } of FIELDS) {
        const type = fields.get(name);
        if (type === undefined) fail(`The index has no field ${name}.`, `A field of that name, written so. ${expected}`);
        if (!types.includes(type)) fail(`The field ${name} is of the type ${type}.`, expected);
      }
    },
  },
  {
    id: 'rows-indexed',
    title: 'Every row of the SQL is in the index.',
    on: 'both',
    async judge(context) {
      const documents = await indexed(context);
      const rows = sqlRows(context.data);
      const missing = rows.find(
        (row) => !documents.some(({ buoy, mean, highest }) => buoy === row.buoy && near(mean, row.mean) && near(highest, row.highest)),
      );
      if (!missing) return;
      const [refused] = (await refusedDocuments(context)).filter(({ document }) => !document.includes('"harbour"'));
      const count = documents.filter(({ buoy }) => buoy !== 'harbour').length;
      fail(
        `Of ${rows.length} rows, ${count} are in the index.${refused ? ` ${refused.document} was refused: ${refused.error}` : ''}`,
        'All of them: the format of WINDOW_START is the one in which the SQL application writes it, with yyyy for the year and dd for the day.',
      );
    },
  },
  {
    id: 'highest-wave',
    title: 'A chart shows the highest wave of each buoy.',
    on: 'both',
    async judge(context) {
      const charts = await requireCharts(context);
      const bars = charts.filter(({ levels, metrics }) => levels.length === 1 && isTerms(levels[0]) && metrics[0]?.type !== 'doc_count');
      const chart =
        withMeasure(bars, 'max') ??
        fail(
          `The search gives ${charts.length === 0 ? 'no chart' : `these charts: ${charts.map(({ name }) => name).join(', ')}`}.`,
          'One is terms of BUOY, with the max of HIGHEST inside.',
        );
      for (const [buoy, own] of Map.groupBy(await indexed(context), (document) => document.buoy)) {
        const value = measured(chart, requireRow(chart, [buoy], buoy), 'max');
        const highest = Math.max(...own.map((document) => document.highest).filter(Number.isFinite));
        if (value === null || !near(value, highest)) fail(`"${chart.name}" says ${text(value)} for ${buoy}.`, text(highest));
      }
    },
  },
  {
    id: 'waves-over-time',
    title: 'A chart shows the mean wave of each buoy, in steps of five minutes.',
    on: 'both',
    async judge(context) {
      const charts = await requireCharts(context);
      const lines = charts.map(timeFirst).filter(({ levels }) => levels.length === 2 && levels[0]?.kind === 'time');
      const chart =
        withMeasure(lines, 'avg') ??
        fail(
          charts.some(({ levels }) => levels[0]?.kind === 'time')
            ? 'The chart over time has one line for all buoys together.'
            : 'There is no chart over time.',
          'A date_histogram of WINDOW_START, in it the terms of BUOY, in them the avg of MEAN.',
        );
      const steps = new Set(chart.rows.map(({ keys }) => Number(keys[0]) % FIVE_MINUTES_MS));
      const times = [...new Set(chart.rows.map(({ keys }) => Number(keys[0])))].sort((one, other) => one - other);
      const shortest = Math.min(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
      if (times.length < 2) fail(`The chart "${chart.name}" has one bucket for the whole time, or none.`, 'One every five minutes.');
      if (steps.size !== 1 || !steps.has(0) || shortest !== FIVE_MINUTES_MS)
        fail(`The chart "${chart.name}" has a bucket every ${text(shortest / 1000)} seconds.`, 'One every 300 seconds.');
      const byBucket = Map.groupBy(await indexed(context), ({ atMs, buoy }) => `${Math.floor(atMs / FIVE_MINUTES_MS)} ${buoy}`);
      for (const own of byBucket.values()) {
        const [{ buoy, atMs } = { buoy: '', atMs: 0 }] = own;
        const from = Math.floor(atMs / FIVE_MINUTES_MS) * FIVE_MINUTES_MS;
        const when = `${buoy} at ${new Date(from).toISOString().slice(11, 16)}`;
        const value = measured(chart, requireRow(chart, [from, buoy], when), 'avg');
        const mean = own.reduce((sum, document) => sum + document.mean, 0) / own.length;
        if (value === null || !near(value, mean)) fail(`"${chart.name}" says ${text(value)} for ${when}.`, text(mean));
      }
    },
  },
  {
    id: 'harbour-indexed',
    title: 'The reports of the harbour are in the index, each in its minute.',
    on: 'both',
    async judge(context) {
      const good = goodReports(context.data);
      const range = { range: { WINDOW_START: { gte: 'now-1d', lte: 'now' } } };
      const there = await requireDocuments(context, { bool: { filter: [{ term: { BUOY: 'harbour' } }, range] } });
      if (there.length >= good.length) return;
      const [refused] = (await refusedDocuments(context)).filter(({ document }) => document.includes('"harbour"'));
      fail(
        `Of ${good.length} good reports of the harbour, ${there.length} are in the index.${refused ? ` ${refused.document} was refused: ${refused.error}` : ''}`,
        'All of them: WINDOW_START has a second format, the one of ISO 8601, behind ||.',
      );
    },
  },
  {
    id: 'broken-ones-kept',
    title: 'What is no measurement is in the bucket, and not in the index.',
    on: 'both',
    async judge(context) {
      const broken = reports(context.data).length - goodReports(context.data).length;
      const inside = (await requireDocuments(context)).filter(({ source }) => typeof source.HIGHEST !== 'number');
      if (inside.length > 0) {
        fail(`A document in the index has ${JSON.stringify(inside[0]?.source.HIGHEST)} as HIGHEST.`, 'The index refuses it.');
      }
      const kept = await refusedDocuments(context);
      if (kept.length !== broken) fail(`The bucket holds ${kept.length} documents.`, `${broken}: those whose HIGHEST is "n/a".`);
    },
  },
]);
