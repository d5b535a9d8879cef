// Switches a recorder on in a cloud that has none, as a program does it: role, bucket, recorder, delivery channel, start.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/gs-cli.html
import type { CloudAnswer, CloudRequest } from '../../../../lab/cloud-request.ts';
import { type Ask, configRequest, told } from './config-requests.ts';

const NAME = 'resource-graph';
const DAY_MS = 24 * 60 * 60 * 1_000;

const iam = (Action: string, parameters: Readonly<Record<string, string>>): CloudRequest => ({
  service: 'iam',
  method: 'POST',
  url: 'https://iam.amazonaws.com/',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ Action, Version: '2010-05-08', ...parameters }).toString(),
  as: 'look',
});

const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

/** Rejects with AWS's own sentence. What is recorded is told with the answer. */
export async function switchOn(ask: Ask): Promise<Pick<CloudAnswer, 'observations'>> {
  const trust = document({ Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const made = await done(ask, iam('CreateRole', { RoleName: NAME, AssumeRolePolicyDocument: trust }));
  const roleARN = /<Arn>([^<]+)<\/Arn>/.exec(made.whole ?? made.call.response)?.[1];
  if (roleARN === undefined) throw new Error('IAM made no role for the recorder.');
  const PolicyDocument = document({ Action: 's3:PutObject', Resource: '*' });
  await done(ask, iam('PutRolePolicy', { RoleName: NAME, PolicyName: 'deliver', PolicyDocument }));
  // Names of buckets are one for the world: the account and the day make this one.
  const bucket = `${NAME}-${roleARN.split(':')[4]}-${Math.floor(made.nowMs / DAY_MS)}`;
  const url = `https://${bucket}.s3.us-east-1.amazonaws.com/`;
  await done(ask, { service: 's3', method: 'PUT', url, headers: {}, body: '', as: 'look' });
  const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
  const ConfigurationRecorder = { name: 'default', roleARN, recordingGroup };
  await told(ask, configRequest('PutConfigurationRecorder', { ConfigurationRecorder }));
  await told(ask, configRequest('PutDeliveryChannel', { DeliveryChannel: { name: 'default', s3BucketName: bucket } }));
  return done(ask, configRequest('StartConfigurationRecorder', { ConfigurationRecorderName: 'default' }));
}

async function done(ask: Ask, request: CloudRequest): Promise<CloudAnswer> {
  const answer = await ask(request);
  const { call, whole = call.response } = answer;
  if (call.status < 400) return answer;
  // What an earlier press has made is used.
  if (call.errorCode === 'EntityAlreadyExists') return found(ask, request);
  if (call.errorCode === 'BucketAlreadyOwnedByYou') return answer;
  throw new Error(`${call.operation}: ${/<Message>([^<]+)/.exec(whole)?.[1] ?? call.errorCode ?? call.status}`);
}

async function found(ask: Ask, { body }: CloudRequest): Promise<CloudAnswer> {
  const RoleName = new URLSearchParams(body).get('RoleName') ?? NAME;
  return done(ask, iam('GetRole', { RoleName }));
}
