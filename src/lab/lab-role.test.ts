// The role of the workshop module: it is there when a program uses it. Source of truth: workshop-module.ts, "the ARN of a role that services of this lab may take on".
import { GetRoleCommand, IAMClient, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Check } from './definition.ts';
import { makeLabRole } from './lab-role.ts';
import type { Target } from './target.ts';
import { embedded } from './target-embedded.ts';
import { runInline } from './testing/inline-lab.ts';

const program = `import { role } from 'workshop';
console.log(role);`;

/** A cloud that tells which services were asked. */
function watched(asked: string[]): Target {
  const target = embedded();
  return {
    ...target,
    fetch(request) {
      asked.push(new URL(request.url).hostname.split('.')[0] ?? '');
      return target.fetch(request);
    },
  };
}

const takenByLambda: Check<number[]> = {
  id: 'taken',
  title: 'Lambda takes the role.',
  on: 'both',
  async judge({ cloud, evidence }) {
    const [line] = evidence.console;
    const Role = line?.values[0]?.kind === 'text' ? line.values[0].text : '';
    const ZipFile = zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async () => 1;') });
    const code = { Code: { ZipFile }, Runtime: 'nodejs22.x' as const, Handler: 'index.handler' };
    await cloud(LambdaClient).send(new CreateFunctionCommand({ FunctionName: 'f', Role, ...code }));
    const iam = cloud(IAMClient);
    const RoleName = Role.split('/').at(-1) ?? '';
    expect((await iam.send(new GetRoleCommand({ RoleName }))).Role?.Arn).toBe(Role);
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AdministratorAccess']);
  },
};

describe('the role of a lab', () => {
  it('exists in each clean cloud, and Lambda takes it', async () => {
    const { result } = await runInline(program, { checks: [takenByLambda] });
    expect(result).toMatchObject({ outcome: 'passed' });
  });

  it('is no call of the learner', async () => {
    const asked: string[] = [];
    const { events } = await runInline(program, { target: () => watched(asked) });
    expect(asked).toEqual(['iam', 'iam', 'iam', 'iam']);
    expect(events.filter(({ type }) => type === 'call')).toEqual([]);
  });

  it('costs a program nothing that does not use it: IAM is never asked', async () => {
    const asked: string[] = [];
    await runInline("import { name } from 'workshop';\nconsole.log(name('x'));", { target: () => watched(asked) });
    expect(asked).toEqual([]);
  });

  it('may be made twice in one cloud', async () => {
    const target = embedded();
    await makeLabRole(target);
    await expect(makeLabRole(target)).resolves.toBeUndefined();
  });

  it('is left out where an endpoint has no IAM, and said in a sentence where IAM refuses', async () => {
    const answering = (status: number) => ({ ...embedded(), fetch: async () => new Response('<Code>AccessDenied</Code>', { status }) });
    await expect(makeLabRole(answering(501))).resolves.toBeUndefined();
    await expect(makeLabRole(answering(403))).rejects.toThrow(/^The role of the lab could not be made: the embedded AWS answers 403/);
  });
});
