// The lab of the page "Out to a dashboard": rows of a SQL application go through Firehose into an index, and a search draws charts of them.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenSea, type Sea, shownSea } from './sea.ts';

export default defineLab<Sea>({
  id: 'live-dashboard',
  title: 'Out to a dashboard',
  summary: 'Deliver the rows of a SQL application with Firehose to OpenSearch, map their fields, and draw charts by aggregations.',
  packages: [
    '@aws-sdk/client-firehose',
    '@aws-sdk/client-kinesis',
    '@aws-sdk/client-kinesis-analytics-v2',
    '@aws-sdk/client-opensearch',
    '@aws-sdk/client-s3',
  ],
  services: ['kinesis', 'kinesis-analytics', 'firehose', 'opensearch', 's3'],
  entry: 'main.ts',
  editable: ['main.ts', 'dashboard.ts'],
  readOnly: ['minute-waves.sql', 'sea.ts', 'search-domain.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 60_000,
  data: { shown: shownSea, hidden: hiddenSea },
  dataType: `{
    readonly minutes: readonly {
      readonly measurements: readonly import('./sea.ts').Measurement[];
      readonly harbour?: import('./sea.ts').Report;
    }[];
  }`,
  view: 'dashboard',
  steps: [
    {
      id: 'deliver',
      title: 'Let Firehose deliver into the index `waves` itself, and within a minute.',
      hints: [
        'Look at the documents in the pane Dashboard: in which index are they? You said `waves`, and Firehose put a date behind it.',
        'By default Firehose begins a new index every day: `IndexRotationPeriod` is `OneDay`. And it waits for 300 seconds or 5 MB: these are the `BufferingHints`.',
        "In place of the TODO: `IndexRotationPeriod: 'NoRotation',` and `BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },`.",
      ],
      checks: ['one-index', 'soon-there'],
    },
    {
      id: 'map-the-fields',
      title: 'Say what each field is, before the first document comes.',
      hints: [
        'Without a mapping the first document decides. `2026-01-05 09:00:00.000`, as SQL writes it, is not recognised as a date: it becomes text, as the names do.',
        "A field is written `BUOY: { type: 'keyword' }`. The three numbers are `integer`, `double` and `double`. A time is a `date`.",
        'A date has a `format`. Without one, only ISO 8601 and milliseconds are understood, and every row of the SQL is refused. The console shows what the bucket holds.',
        "`WINDOW_START: { type: 'date', format: 'yyyy-MM-dd HH:mm:ss.SSS' },`",
      ],
      checks: ['fields-mapped', 'rows-indexed'],
    },
    {
      id: 'draw-the-charts',
      title: 'In `dashboard.ts`, ask for two charts: the highest wave of each buoy, and the mean wave of each over time.',
      hints: [
        'An aggregation has a name of yours and one type: `terms` makes a bucket for each value of a field, `date_histogram` one for each piece of time, `max` and `avg` a number. What stands in `aggs` beside the type is asked in each bucket.',
        "The first: `'highest wave': { terms: { field: 'BUOY' }, aggs: { HIGHEST: { max: { field: 'HIGHEST' } } } },`",
        "The second has three storeys. The outermost is `date_histogram: { field: 'WINDOW_START', fixed_interval: '5m' }`.",
        "`'waves over time': { date_histogram: { field: 'WINDOW_START', fixed_interval: '5m' }, aggs: { BUOY: { terms: { field: 'BUOY' }, aggs: { MEAN: { avg: { field: 'MEAN' } } } } } },`",
      ],
      checks: ['highest-wave', 'waves-over-time'],
    },
    {
      id: 'bring-in-the-harbour',
      title: 'The buoy in the harbour is not on the charts. Find out why, and let the index take its reports.',
      hints: [
        'The console prints what Firehose has put into the bucket: the document, and below it the reason.',
        'The harbour writes its times as `2026-01-05T09:08:00.000Z`. That is ISO 8601, which OpenSearch calls `strict_date_optional_time`.',
        "A date may have several formats, with `||` between them: `format: 'yyyy-MM-dd HH:mm:ss.SSS||strict_date_optional_time'`. The two reports with `n/a` are no measurements. They stay in the bucket.",
      ],
      checks: ['harbour-indexed', 'broken-ones-kept'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'highest-wave', because: 'A chart with the names of the buoys written down has no place for another buoy.' },
    'new-index-every-day': {
      fails: 'one-index',
      because: 'With rotation the documents go to an index with a date, which has another mapping.',
    },
    'five-minutes-late': { fails: 'soon-there', because: 'Without hints Firehose waits for five minutes or 5 MB.' },
    'times-as-text': { fails: 'fields-mapped', because: 'A time in a form that OpenSearch does not recognise becomes text.' },
    'names-as-text': { fails: 'fields-mapped', because: 'Text is cut into words, and buckets of it are refused.' },
    'iso-only': { fails: 'rows-indexed', because: 'A date without a format does not take the times of the SQL application.' },
    'mean-for-highest': { fails: 'highest-wave', because: 'The average of the highest waves is not the highest wave.' },
    'all-buoys-in-one-line': { fails: 'waves-over-time', because: 'Without terms inside, a bucket of time mixes all buoys.' },
    'harbour-left-out': { fails: 'harbour-indexed', because: 'What Firehose cannot deliver makes no noise: it lies in the bucket.' },
    'malformed-let-in': { fails: 'broken-ones-kept', because: 'ignore_malformed lets a document in and leaves the field out, silently.' },
  },
});
