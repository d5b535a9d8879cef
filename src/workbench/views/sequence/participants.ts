// Who takes part in a sequence: names that people know, in an order in which most arrows go to the right. Pure.
import type { Party } from '../../../lab/call-inside.ts';

/** The page, or the program: whoever the learner wrote. */
export const CALLER = 'caller';

/** In the order of the columns. Others come behind these. */
const SERVICES: Readonly<Record<string, string>> = {
  'google-accounts': 'Google',
  'cognito-idp': 'Cognito user pool',
  'cognito-identity': 'Cognito identity pool',
  sts: 'STS',
  iam: 'IAM',
  'api-gateway': 'API Gateway',
  lambda: 'Lambda',
  dynamodb: 'DynamoDB',
  s3: 'S3',
  'lexv2-models': 'Lex models',
  'lexv2-runtime': 'Lex',
  kinesis: 'Kinesis',
  'kinesis-analytics': 'Kinesis Analytics',
  firehose: 'Firehose',
  sqs: 'SQS',
  sns: 'SNS',
  events: 'EventBridge',
  opensearch: 'OpenSearch',
  logs: 'CloudWatch Logs',
  cloudwatch: 'CloudWatch',
  ssm: 'Parameter Store',
};
const ORDER = Object.keys(SERVICES);

const FUNCTION = 'function ';

export function participantOf({ kind, name }: Party): { readonly id: string; readonly title: string } {
  if (kind === 'function') return { id: FUNCTION + name, title: `λ ${name}` };
  return { id: name, title: Object.hasOwn(SERVICES, name) ? (SERVICES[name] ?? name) : name };
}

/** Small ones stand left. A function stands between what invokes it and what it calls. */
export function participantRank(id: string): number {
  if (id === CALLER) return -1;
  if (id.startsWith(FUNCTION)) return ORDER.indexOf('lambda') + 0.5;
  const place = ORDER.indexOf(id);
  return place === -1 ? ORDER.length : place;
}

/** An address that serves as operation is told by its end: `POST …/auth`. */
export function shortOperation(operation: string): string {
  const [, method = '', path = ''] = /^([A-Z]+) (\/.*)$/.exec(operation) ?? [];
  const end = path.split('/').filter(Boolean);
  return end.length > 1 ? `${method} …/${end.at(-1)}` : operation;
}
