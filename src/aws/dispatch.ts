// One request, read top to bottom: identify, authenticate, authorize, decode, check, handle, encode. One catch, one log.
import type { CallLog } from './call-log.ts';
import type { Clock } from './core/clock.ts';
import { constraintViolations } from './core/constraints.ts';
import { AwsError } from './core/errors.ts';
import type { Random } from './core/random.ts';
import type { Scheduler } from './core/scheduler.ts';
import type { Service } from './core/service.ts';
import { authorize, callerOf } from './iam/caller.ts';
import { readSigner } from './iam/sigv4.ts';
import { type Identity, identify, type ReadRequest } from './identify.ts';
import type { AnswerContext, EncodedAnswer, OperationSchema } from './protocols/protocol.ts';
import { missingMembers } from './protocols/required-members.ts';
import type { LoadedServices } from './services/loaded-services.ts';
import { registry } from './services/registry.ts';

export interface Dispatcher {
  readonly clock: Clock;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly services: LoadedServices;
  readonly calls: CallLog;
}

/** What is found out about a call while it is worked on, and the log wants to know even if the call fails. */
interface Progress {
  account: string;
}

/** Answers a request. Never rejects: whatever is thrown becomes an answer. */
export async function dispatch(cloud: Dispatcher, request: Request): Promise<Response> {
  const startedMs = performance.now();
  const atMs = cloud.clock.now();
  const { method, headers } = request;
  // A body that breaks off is as good as none: the protocol complains, if anybody is still there to hear it.
  const body = await request.arrayBuffer().catch(() => new ArrayBuffer(0));
  const read: ReadRequest = { method, url: new URL(request.url), headers, body: new Uint8Array(body) };
  const identity = identify(read);
  const requestId = cloud.random.uuid();
  const progress: Progress = { account: '' };
  let answer: EncodedAnswer;
  let error: AwsError | undefined;
  try {
    answer = await call(cloud, read, identity, requestId, progress);
  } catch (thrown) {
    error = asAwsError(thrown);
    answer = identity.protocol.encodeError(error, answerContext(identity, requestId));
  }
  cloud.calls.add({
    service: identity.service,
    operation: identity.operation,
    status: answer.status,
    ...(error && { errorCode: error.code }),
    account: progress.account,
    atMs,
    tookMs: performance.now() - startedMs,
    request: read.body,
    response: answer.body,
  });
  return asResponse(answer, identity, requestId, cloud.random);
}

async function call(
  cloud: Dispatcher,
  read: ReadRequest,
  identity: Identity,
  requestId: string,
  progress: Progress,
): Promise<EncodedAnswer> {
  // What was due before this request has happened before it, whoever moves the clock.
  if ((cloud.scheduler.nextDueMs() ?? Number.POSITIVE_INFINITY) <= cloud.clock.now()) await cloud.scheduler.runDue();

  const { operation } = identity;
  if (!identity.entry) throw notEmbedded(identity);
  const service = await cloud.services.get(identity.entry);
  const schema = schemaOf(service, operation, identity.entry.title);

  const caller = callerOf(readSigner(read.headers, read.url.searchParams));
  progress.account = caller.account;
  if (authorize(caller, identity.entry.name, operation) === 'deny')
    throw new AwsError(
      'AccessDeniedException',
      `User: ${caller.arn} is not authorized to perform: ${identity.entry.signingName}:${operation}`,
    );

  const handle = service.operations[operation];
  if (!handle) throw operationNotEmbedded(identity.entry.title, operation, service);
  if (read.headers.get('content-type')?.includes('cbor')) throw cborNotEmbedded;
  const input = identity.protocol.decode(schema, identity.text);
  checkShape(schema, input, service, operation);
  const output = await handle(input as never, { ...caller, callerArn: caller.arn, requestId });
  return identity.protocol.encode(schema, output, answerContext(identity, requestId));
}

function schemaOf(service: Service, operation: string, title: string): OperationSchema {
  if (operation === '') throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  const schema = Object.hasOwn(service.schemas, operation) ? service.schemas[operation] : undefined;
  if (!schema) throw new AwsError('UnknownOperationException', `${title} has no operation '${operation}'.`);
  return schema as OperationSchema;
}

function checkShape(schema: OperationSchema, input: unknown, service: Service, operation: string): void {
  const complaints = [...missingMembers(schema, input), ...constraintViolations(input, service.constraints?.[operation] ?? {})];
  if (complaints.length === 0) return;
  // AWS lists ten at the most (recorded by kinesalite).
  const told = complaints.slice(0, 10);
  const count = told.length === 1 ? '1 validation error' : `${told.length} validation errors`;
  throw new AwsError('ValidationException', `${count} detected: ${told.join('; ')}`);
}

function notEmbedded({ service, operation }: Identity): AwsError {
  const names = registry.map((entry) => entry.title).join(', ');
  return new AwsError('NotImplemented', `${service} ${operation} is not embedded in Sandshark. Embedded services: ${names}.`, 501);
}

function operationNotEmbedded(title: string, operation: string, service: Service): AwsError {
  const names = Object.keys(service.operations).join(', ');
  return new AwsError('NotImplemented', `${title} ${operation} is not embedded in Sandshark. Embedded operations: ${names}.`, 501);
}

const cborNotEmbedded = new AwsError('NotImplemented', 'CBOR bodies are not embedded in Sandshark; use a JSON protocol.', 501);

function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  return new AwsError('InternalFailure', thrown instanceof Error ? thrown.message : String(thrown), 500);
}

function answerContext({ operation, entry }: Identity, requestId: string): AnswerContext {
  return { operation, requestId, xmlNamespace: entry?.xmlNamespace ?? '' };
}

function asResponse(answer: EncodedAnswer, identity: Identity, requestId: string, random: Random): Response {
  const headers = new Headers({ 'content-type': answer.contentType, 'x-amzn-requestid': requestId });
  if (identity.entry?.extendedRequestId === 'sent') headers.set('x-amz-id-2', btoa(random.hex(72)));
  return new Response(answer.body as Uint8Array<ArrayBuffer>, { status: answer.status, headers });
}
