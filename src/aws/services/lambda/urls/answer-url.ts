// A request to a function URL, from its signature to the function's answer.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html, urls-auth.html
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { decisionTeller } from '../../../core/tell-call.ts';
import { authenticate } from '../../../iam/authenticate.ts';
import { authorize } from '../../../iam/authorize.ts';
import type { FunctionUrl, LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { policyDocument } from '../resource-policy.ts';
import { corsHeaders, preflight } from './url-cors.ts';
import { urlAnswer, urlEvent } from './url-event.ts';

interface Addressed {
  readonly fn: LambdaFunction;
  readonly url: FunctionUrl;
  readonly qualifier?: string;
}

/** Undefined for a request that goes to no function URL. */
export async function answerUrl(lambda: Lambda, request: ReadRequest): Promise<EncodedAnswer | undefined> {
  const [, id] = /^([a-z0-9]{32})\.lambda-url\./.exec(request.url.hostname) ?? [];
  if (id === undefined) return undefined;
  const found = lambda.functions.byUrlId(id);
  if (!found) return message(404, null);
  const asked = preflight(found.url.cors, request);
  if (asked) return asked;
  const answer = await answered(lambda, request, found);
  return { ...answer, headers: { ...answer.headers, ...corsHeaders(found.url.cors, request) } };
}

async function answered(lambda: Lambda, request: ReadRequest, found: Addressed): Promise<EncodedAnswer> {
  const { fn, qualifier } = found;
  let callerArn: string | undefined;
  try {
    callerArn = await admitted(lambda, request, found);
  } catch (thrown) {
    if (thrown instanceof AwsError) return message(403, thrown.code === 'AccessDeniedException' ? 'Forbidden' : thrown.message);
    throw thrown;
  }
  const requestId = lambda.environment.random.uuid();
  const event = urlEvent(request, { fn, urlId: found.url.id, requestId, nowMs: lambda.functions.now(), callerArn });
  try {
    const payload = new TextEncoder().encode(JSON.stringify(event));
    const trace = request.headers.get('x-amzn-trace-id') ?? undefined;
    // Who calls an open address is not known, but it is a client.
    const origin = { by: callerArn ?? '' };
    const result = await lambda.invoker.invoke({ fn, qualifier, payload, requestId, trace, origin });
    return result.functionError === undefined ? urlAnswer(result.payload, requestId) : message(502, 'Internal Server Error');
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return thrown.code === 'TooManyRequestsException' ? message(429, null) : message(502, 'Internal Server Error');
  }
}

/** The ARN of the caller, where the address asks for one. Throws AwsError for whoever may not call. */
async function admitted({ environment, functions }: Lambda, request: ReadRequest, { fn, url, qualifier }: Addressed) {
  const { identities } = environment.ports;
  const nowMs = functions.now();
  const unsigned = url.auth === 'NONE' ? 'allowed' : 'refused';
  // An open address does not look at signatures at all.
  const bare = url.auth === 'NONE' ? { ...request, headers: new Headers(), url: new URL(request.url.origin) } : request;
  const caller = await authenticate(bare, { nowMs, identities, unsigned, dialect: 'rest', signingName: 'lambda' });
  const resource = functionArn({ account: fn.account, region: fn.region, name: fn.name, ...(qualifier !== undefined && { qualifier }) });
  const policy = fn.policies.get(qualifier ?? '');
  const access = { action: 'lambda:InvokeFunctionUrl', resource, conditions: { 'lambda:FunctionUrlAuthType': [url.auth] } };
  await authorize(caller, [access], {
    nowMs,
    identities,
    resourcePolicy: () => ({ owner: fn.account, ...(policy && { document: policyDocument(policy.statements) }) }),
    request,
    dialect: 'rest',
    tell: decisionTeller(environment),
  });
  return url.auth === 'NONE' ? undefined : caller.principal.arn;
}

function message(status: number, Message: string | null): EncodedAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(JSON.stringify({ Message })) };
}
