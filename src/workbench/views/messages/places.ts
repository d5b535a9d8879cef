// The places that messages move between, by ARN: what kind each is, and what it is called.

export type PlaceKind = 'program' | 'bucket' | 'queue' | 'topic' | 'bus' | 'function' | 'table' | 'stream' | 'api' | 'other';

export interface Place {
  /** Its ARN without version, alias or rule; `program` for the learner's own code. */
  readonly key: string;
  readonly kind: PlaceKind;
  readonly name: string;
}

export const PROGRAM: Place = { key: 'program', kind: 'program', name: 'Your program' };

export const kindWords: Readonly<Record<PlaceKind, string>> = {
  program: 'Client',
  bucket: 'Bucket',
  queue: 'Queue',
  topic: 'Topic',
  bus: 'Event bus',
  function: 'Function',
  table: 'Table',
  stream: 'Stream',
  api: 'API',
  other: 'Resource',
};

/** Where something is that an ARN names: a rule belongs to its bus, a version to its function, a change stream to its table. */
export function placeOf(arn: string): Place {
  const [, partition = 'aws', service = '', region = '', account = '', ...rest] = arn.split(':');
  const resource = rest.join(':');
  const whole = (kind: PlaceKind, name: string, own = resource): Place => ({
    key: `arn:${partition}:${service}:${region}:${account}:${own}`,
    kind,
    name,
  });
  switch (service) {
    case 's3':
      return whole('bucket', resource.split('/')[0] ?? resource, resource.split('/')[0]);
    case 'sqs':
      return whole('queue', resource);
    case 'sns':
      return whole('topic', resource.split(':')[0] ?? resource, resource.split(':')[0]);
    case 'events':
      return busOf(resource, whole);
    case 'lambda':
      return whole('function', rest[1] ?? resource, rest.slice(0, 2).join(':'));
    case 'dynamodb':
      return whole('table', resource.split('/')[1] ?? resource, resource.split('/').slice(0, 2).join('/'));
    // AWS: the ARN of a call names the API, the stage, the method and the path.
    case 'execute-api':
      return whole('api', resource.split('/')[0] ?? resource, resource.split('/')[0]);
    case 'kinesis':
      return whole('stream', resource.split('/')[1] ?? resource, resource.split('/').slice(0, 2).join('/'));
    default:
      return whole('other', resource.split(/[/:]/).at(-1) ?? resource);
  }
}

/** AWS: rules of the default bus do not name it. */
function busOf(resource: string, whole: (kind: PlaceKind, name: string, own: string) => Place): Place {
  const [type, first = '', second] = resource.split('/');
  const name = type === 'rule' && second === undefined ? 'default' : first;
  return whole('bus', name, `event-bus/${name}`);
}

/** The name of the session that called, if a role was assumed: a function's SDK calls as the session that bears the function's name. */
export function sessionOf(callerArn: string): { readonly account: string; readonly name: string } | undefined {
  const [, , service, , account = '', resource = ''] = callerArn.split(':');
  const [type, , name] = resource.split('/');
  return service === 'sts' && type === 'assumed-role' && name !== undefined ? { account, name } : undefined;
}
