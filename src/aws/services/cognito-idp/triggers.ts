// Calls the functions of a pool's LambdaConfig with the documented events, if their policies let the pool in.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../core/json.ts';
import { poolArn, type UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

export type TriggerName =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'PreTokenGeneration'
  | 'CustomMessage'
  | 'UserMigration'
  | 'DefineAuthChallenge'
  | 'CreateAuthChallenge'
  | 'VerifyAuthChallengeResponse';

export interface TriggerCall {
  /** `PreSignUp_SignUp` */
  readonly source: string;
  readonly username: string;
  /** `CLIENT_ID_NOT_APPLICABLE` where an administrator acts, as the real events have it. */
  readonly clientId?: string | undefined;
  readonly request: object;
  /** What the function finds, and may fill. */
  readonly response: object;
}

type Answer = Readonly<Record<string, unknown>>;

export function hasTrigger(pool: UserPool, name: TriggerName): boolean {
  return functionOf(pool, name) !== undefined;
}

/**
 * What the function answered as `response`; undefined where the pool has no such trigger. Throws AwsError UserLambdaValidationException
 * for a function that threw, UnexpectedLambdaException for one that cannot be called, InvalidLambdaResponseException.
 */
export async function callTrigger(pools: UserPools, pool: UserPool, name: TriggerName, call: TriggerCall): Promise<Answer | undefined> {
  const trigger = functionOf(pool, name);
  if (!trigger) return undefined;
  const event = {
    version: trigger.version,
    region: pool.region,
    userPoolId: pool.id,
    userName: call.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: call.clientId ?? 'CLIENT_ID_NOT_APPLICABLE' },
    triggerSource: call.source,
    request: call.request,
    response: call.response,
  };
  const { payload, functionError } = await invoked(pools, pool, name, trigger.arn, event);
  const answer = parsedJson(toUtf8(payload));
  if (functionError !== undefined) {
    const said = isJsonObject(answer) && typeof answer.errorMessage === 'string' ? answer.errorMessage : functionError;
    throw new AwsError('UserLambdaValidationException', `${name} failed with error ${said}.`);
  }
  if (!isJsonObject(answer) || !isJsonObject(answer.response))
    throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  return answer.response;
}

async function invoked(pools: UserPools, pool: UserPool, name: TriggerName, functionArn: string, event: object) {
  const { ports } = pools.environment;
  try {
    const sink = await ports.eventSink?.(functionArn);
    await sink?.check(functionArn, { service: 'cognito-idp.amazonaws.com', arn: poolArn(pool), account: pool.account });
    const runtime = await ports.functionRuntime?.(functionArn);
    if (!runtime) throw new AwsError('ResourceNotFoundException', 'Lambda is not embedded in this cloud.');
    return await runtime.invoke(functionArn, fromUtf8(JSON.stringify(event)), poolArn(pool));
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw new AwsError('UnexpectedLambdaException', `${name} invocation failed due to error ${thrown.code}.`);
  }
}

/** AWS: PreTokenGenerationConfig says the version of the event, and wins over the older member. */
function functionOf({ settings }: UserPool, name: TriggerName): { readonly arn: string; readonly version: string } | undefined {
  const config: LambdaConfigType = settings.LambdaConfig ?? {};
  const { LambdaArn: arn, LambdaVersion: version } = config.PreTokenGenerationConfig ?? {};
  if (name === 'PreTokenGeneration' && arn) return { arn, version: version === 'V2_0' ? '2' : '1' };
  const plain = config[name];
  return plain ? { arn: plain, version: '1' } : undefined;
}
