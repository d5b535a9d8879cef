// Ready-made: the two functions of handlers.ts in the cloud, each with its role, and who may call them.
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { bundle, name, region } from 'workshop';
import { tableArn, tableName } from './backstage.ts';
import { countPolicy, savePolicy } from './policies.ts';
import { puzzles } from './ready-made.ts';

const iam = new IAMClient({});
const lambda = new LambdaClient({});

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** Makes the function of that name in handlers.ts; gives its ARN. */
async function makeFunction(handler: 'save' | 'count', policy: object): Promise<string> {
  const FunctionName = name(`answers-${handler}`);
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: FunctionName, AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify(policy);
  await iam.send(new PutRolePolicyCommand({ RoleName: FunctionName, PolicyName: 'answers', PolicyDocument }));
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: Role!.Arn!,
      Runtime: 'nodejs24.x',
      Handler: `handlers.${handler}`,
      Code: { ZipFile: bundle('handlers.ts') },
      Timeout: 10,
      Environment: { Variables: { TABLE: tableName, PUZZLES: String(puzzles.length) } },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, minDelay: 1, maxWaitTime: 60 }, { FunctionName });
  return FunctionArn!;
}

export const saveFunction = await makeFunction('save', savePolicy(tableArn));
export const countFunction = await makeFunction('count', countPolicy(tableArn));

/** Lets one API call the function, and nobody else. */
export async function letApiCall(functionArn: string, apiId: string): Promise<void> {
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: functionArn,
      StatementId: 'api',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: `arn:aws:execute-api:${region}:${functionArn.split(':')[4]}:${apiId}/*`,
    }),
  );
}
