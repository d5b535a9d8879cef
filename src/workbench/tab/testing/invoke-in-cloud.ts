// Makes a function in an embedded AWS of this tab and invokes it by the SDK's client, for figures.
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { checkClients } from '../../../lab/check-client.ts';
import type { ClosableFunctionHost } from '../../../lab/functions/create-function-host.ts';
import { embedded } from '../../../lab/target-embedded.ts';

/** Long enough for a new function to become active, in lab time. */
const ACTIVE_MS = 10_000;

/** Real milliseconds of `times` invocations, the cold one first. */
export async function invokeInCloud(host: ClosableFunctionHost, times: number): Promise<number[]> {
  const target = embedded({ functions: () => host });
  const clients = checkClients(target);
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await clients(IAMClient).send(
    new CreateRoleCommand({ RoleName: 'runs', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const code = new TextEncoder().encode('export const handler = async (event) => event;');
  const lambda = clients(LambdaClient);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'echo',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: Role?.Arn,
      Code: { ZipFile: zipSync({ 'index.mjs': code }) },
    }),
  );
  if (target.time.kind === 'virtual') await target.time.advanceTo(target.time.now() + ACTIVE_MS);
  const wallMs: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'echo', Payload: JSON.stringify({ n }) }));
    wallMs.push(performance.now() - began);
    const answer = new TextDecoder().decode(Payload);
    if (answer !== JSON.stringify({ n })) throw new Error(`The function answered ${answer}.`);
  }
  return wallMs;
}
