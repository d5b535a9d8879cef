// A lab whose program makes a function and invokes it: bundle(), the cloud and the sandboxes together. Source of truth: issue 6.
import { expect, it } from 'vitest';
import { nodeCompiler } from '../compile-node.ts';
import type { LabFiles } from '../definition.ts';
import { nodeSession } from '../node-session.ts';
import type { RunEvent } from '../run-events.ts';
import { inlineLab, prints } from '../testing/inline-lab.ts';

const PACKAGES = ['@aws-sdk/client-lambda', '@aws-sdk/client-iam', '@aws-sdk/client-s3'];

/** Fails on the shown data: what these tests look at is then over. */
const never = prints('never', () => 'nothing prints this');

/** Runs the files; the lines that the program printed in the shown run. */
async function printed(files: LabFiles): Promise<{ readonly lines: readonly string[]; readonly failure: string | undefined }> {
  const session = nodeSession({
    lab: { ...inlineLab({ checks: [never] }), packages: PACKAGES, services: ['lambda', 'iam', 's3'], deadlineMs: 30_000 },
    checks: [never],
    compiler: nodeCompiler({ types: 'unchecked' }),
    seed: 7,
  });
  const events: RunEvent[] = [];
  session.subscribe((event) => events.push(event));
  const { failure } = await session.run(files);
  const lines = events
    .filter((event) => event.type === 'console')
    .map(({ line }) => line.values.map((value) => (value.kind === 'text' || value.kind === 'primitive' ? value.text : '')).join(' '));
  return { lines, failure: failure?.message };
}

const main = `import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { bundle, data, name } from 'workshop';

const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
const { Role } = await new IAMClient({}).send(new CreateRoleCommand({ RoleName: name('runs'), AssumeRolePolicyDocument: JSON.stringify(trust) }));
const lambda = new LambdaClient({});
const FunctionName = name('sum');
await lambda.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs22.x', Handler: 'sum.handler', Role: Role?.Arn, Timeout: 1, Code: { ZipFile: bundle('sum.ts') } }));
await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
for (let n = 0; n < 2; n++) {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(data) }));
  console.log(new TextDecoder().decode(Payload));
}`;

it('invokes what it bundled', async () => {
  const sum = "import { add } from './add';\nexport const handler = async (values: number[]) => ({ sum: values.reduce(add, 0) });";
  const files = { 'main.ts': main, 'sum.ts': sum, 'add.ts': 'export const add = (one: number, other: number): number => one + other;' };
  expect(await printed(files)).toEqual({ lines: ['{"sum":6}', '{"sum":6}'], failure: undefined });
});

it('goes on when a function never ends', async () => {
  const files = { 'main.ts': main, 'sum.ts': 'export const handler = async () => { for (;;); };' };
  const { lines, failure } = await printed(files);
  expect(failure).toBeUndefined();
  expect(lines).toEqual([expect.stringContaining('Task timed out after 1.00 seconds'), expect.stringContaining('timed out')]);
});
