// The role that `workshop` exports: made in the run's clean cloud before a program that uses it begins.
import type { CompiledFile } from './compile.ts';
import { credentialHeaders } from './credential-headers.ts';
import type { Target } from './target.ts';
import { roleArn } from './workshop-module.ts';

/** Services that act for the learner in a lab, and therefore assume the role. */
const TRUSTED = [
  'apigateway',
  'config',
  'ec2',
  'ecs-tasks',
  'events',
  'firehose',
  'kinesisanalytics',
  'lambda',
  'lex',
  'lexv2',
  'logs',
  'pipes',
  'scheduler',
  'ssm',
  'states',
];

const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: TRUSTED.map((word) => `${word}.amazonaws.com`) }, Action: 'sts:AssumeRole' }],
});

/**
 * Does a program use the role? IAM's code is loaded only then. Asked of JavaScript: the compiler has removed imports that nobody uses.
 * A name that only looks like it costs a role that nobody needs.
 */
export function usesRole(compiled: Readonly<Record<string, CompiledFile>>): 'yes' | 'no' {
  return Object.values(compiled).some(({ text }) => /['"]workshop['"]/.test(text) && /\brole\b/.test(text)) ? 'yes' : 'no';
}

/**
 * Makes the role, with AdministratorAccess. A role that is there already is left as it is, and an endpoint that has no IAM has no roles.
 * Rejects with a sentence when IAM refuses.
 */
export async function makeLabRole(target: Pick<Target, 'fetch' | 'time' | 'account' | 'region' | 'label'>): Promise<void> {
  const RoleName = roleArn(target.account).split('/').at(-1) ?? '';
  const made = await callIam(target, { Action: 'CreateRole', RoleName, AssumeRolePolicyDocument: trustPolicy });
  if (made === 'no IAM') return;
  await callIam(target, { Action: 'AttachRolePolicy', RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
}

/** One call without the SDK, whose client of IAM a tab would have to load for it. */
async function callIam(
  { fetch, time, account, region, label }: Pick<Target, 'fetch' | 'time' | 'account' | 'region' | 'label'>,
  form: Readonly<Record<string, string>>,
): Promise<'done' | 'no IAM'> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    ...credentialHeaders({ time, account, region }, 'iam'),
  };
  const body = new URLSearchParams({ Version: '2010-05-08', ...form }).toString();
  const answer = await fetch(new Request('https://iam.amazonaws.com/', { method: 'POST', headers, body }));
  const text = await answer.text();
  if (answer.ok || text.includes('<Code>EntityAlreadyExists</Code>')) return 'done';
  if (answer.status === 501 || answer.status === 404) return 'no IAM';
  throw new Error(`The role of the lab could not be made: ${label} answers ${answer.status}, ${text.slice(0, 300)}`);
}
