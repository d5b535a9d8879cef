// Which service of which lab runs where, and why. `node localstack/where-it-runs.ts` prints the table of README.md.

export type Place = 'yes' | 'no';

export interface WhereItRuns {
  readonly lab: string;
  /** As the registry of the embedded AWS names it. */
  readonly service: string;
  readonly embedded: Place;
  readonly localstack: Place;
  readonly aws: Place;
  /** Why not, where it is `no`; a full sentence. Empty where it runs everywhere. */
  readonly because: string;
}

export const whereItRuns: readonly WhereItRuns[] = [
  { lab: 'tumbling-window', service: 'kinesis', embedded: 'yes', localstack: 'yes', aws: 'yes', because: '' },
  sqlApplications('tumbling-window'),
  ...everywhere('first-sql-application', ['kinesis']),
  sqlApplications('first-sql-application'),
  ...everywhere('sliding-windows', ['kinesis']),
  sqlApplications('sliding-windows'),
  ...everywhere('three-clocks', ['kinesis']),
  sqlApplications('three-clocks'),
  ...everywhere('reference-data', ['kinesis', 's3']),
  sqlApplications('reference-data'),
  ...everywhere('find-the-anomaly', ['kinesis']),
  sqlApplications('find-the-anomaly'),
  ...everywhere('live-dashboard', ['kinesis', 's3']),
  {
    lab: 'live-dashboard',
    service: 'opensearch',
    embedded: 'yes',
    localstack: 'no',
    aws: 'yes',
    because: "LocalStack's domains answer under host names of its own, which the sandbox lets no program call.",
  },
  firehose('live-dashboard', 'documents that an index refuses are lost, and an index is not rotated'),
  sqlApplications('live-dashboard'),
  ...everywhere('survive-throttling', ['kinesis']),
  ...everywhere('two-consumers', ['dynamodb', 'kinesis']),
  ...everywhere('buffered-delivery', ['iam', 's3']),
  firehose('buffered-delivery', 'it has no buffer, no compression and no expressions in prefixes'),
  ...everywhere('thumbnail-pipeline', ['dynamodb', 'iam', 'lambda', 'logs', 's3', 'sqs', 'sts']),
  ...everywhere('decouple-with-a-queue', ['dynamodb', 'iam', 'lambda', 'logs', 'sqs']),
  ...bots('first-bot'),
  ...everywhere('first-bot', ['iam']),
  ...bots('slots-and-a-date'),
  ...everywhere('slots-and-a-date', ['iam']),
  ...bots('validating-code-hook'),
  ...everywhere('validating-code-hook', ['dynamodb', 'iam', 'lambda', 'logs', 'sts']),
  ...bots('flow-of-intents'),
  ...everywhere('flow-of-intents', ['iam']),
  ...bots('response-cards'),
  ...everywhere('response-cards', ['dynamodb', 'iam', 'lambda', 'logs', 'sts']),
  ...bots('confusion-matrix'),
  ...everywhere('confusion-matrix', ['iam']),
  ...bots('hidden-conversation'),
  ...everywhere('hidden-conversation', ['iam', 'lambda', 'logs', 'sts']),
  cognito('sign-in', 'cognito-idp', 'no', 'On AWS the codes go by mail; the app of the lab reads them from the outbox of the pool.'),
  cognito('own-rows', 'cognito-identity', 'yes', ''),
  ...everywhere('own-rows', ['dynamodb', 'iam', 'sts']),
  {
    lab: 'own-rows',
    service: 'google-accounts',
    embedded: 'yes',
    localstack: 'no',
    aws: 'no',
    because: 'It plays Google inside the embedded AWS; elsewhere an app needs an account of Google and its page.',
  },
  cognito('behind-an-api', 'cognito-idp', 'yes', ''),
  cognito('behind-an-api', 'cognito-identity', 'yes', ''),
  {
    lab: 'behind-an-api',
    service: 'api-gateway',
    embedded: 'yes',
    localstack: 'no',
    aws: 'no',
    because:
      'LocalStack has HTTP APIs in its paid plans only. The sandbox says the origin of the app under a name of its own, which only the embedded API Gateway reads.',
  },
  ...everywhere('behind-an-api', ['dynamodb', 'iam', 'lambda', 'logs', 'sts']),
  {
    lab: 'deploy-and-cache',
    service: 's3',
    embedded: 'yes',
    localstack: 'no',
    aws: 'yes',
    because: 'LocalStack tells websites by host names, and a program in the sandbox calls it by one name.',
  },
  recorder('turn-it-on', 'An account has one recorder a region, and the lab would change yours.'),
  ...everywhere('turn-it-on', ['ec2', 'iam', 's3']),
  recorder('who-changed-it', 'The lab lets a week pass, which takes a week there.'),
  ...everywhere('who-changed-it', ['ec2', 'iam', 's3']),
  recorder('custom-rule', 'An account has one recorder a region, and the lab would change yours.'),
  ...everywhere('custom-rule', ['iam', 'lambda', 'logs', 's3', 'sts']),
];

/** Every one of these services is there on each target. LocalStack runs functions in Docker, and its free plans let a role do everything. */
function everywhere(lab: string, services: readonly string[]): WhereItRuns[] {
  return services.map((service) => ({ lab, service, embedded: 'yes', localstack: 'yes', aws: 'yes', because: '' }));
}

/** The SQL applications of a lab run nowhere else any more. */
function sqlApplications(lab: string): WhereItRuns {
  const because = 'LocalStack runs no Kinesis Analytics SQL; AWS deleted the last SQL applications from 2026-01-27 on.';
  return { lab, service: 'kinesis-analytics', embedded: 'yes', localstack: 'no', aws: 'no', because };
}

/** Bots and the conversations with them. */
function bots(lab: string): WhereItRuns[] {
  const because = 'LocalStack has no Lex.';
  return ['lexv2-models', 'lexv2-runtime'].map((service) => ({ lab, service, embedded: 'yes', localstack: 'no', aws: 'yes', because }));
}

/** AWS Config with a recorder of its own. */
function recorder(lab: string, onAws: string): WhereItRuns {
  const because = `LocalStack's AWS Config is a mock that records no changes. ${onAws}`;
  return { lab, service: 'config', embedded: 'yes', localstack: 'no', aws: 'no', because };
}

/** Users, and credentials for them. */
function cognito(lab: string, service: string, aws: WhereItRuns['aws'], onAws: string): WhereItRuns {
  const because = `LocalStack has Cognito in its paid plans only. ${onAws}`.trim();
  return { lab, service, embedded: 'yes', localstack: 'no', aws, because };
}

/** What LocalStack's Firehose lacks for a lab. Source: firehose/provider.py of github.com/localstack/localstack, read in November 2026. */
function firehose(lab: string, lacks: string): WhereItRuns {
  const because = `LocalStack's Firehose hands each batch on at once: ${lacks}.`;
  return { lab, service: 'firehose', embedded: 'yes', localstack: 'no', aws: 'yes', because };
}

/** The table as Markdown, as README.md shows it. */
export function asMarkdown(rows: readonly WhereItRuns[] = whereItRuns): string {
  const lines = rows.map((row) => `| ${row.lab} | ${row.service} | ${row.embedded} | ${row.localstack} | ${row.aws} | ${row.because} |`);
  return ['| lab | service | embedded | LocalStack | AWS | why not |', '|---|---|---|---|---|---|', ...lines].join('\n');
}

if (import.meta.main) console.log(asMarkdown());
