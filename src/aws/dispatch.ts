// One request, read top to bottom: identify, authenticate, authorize, decode, check, handle, encode. One catch, one log.
import { type CallLog, firstText } from './call-log.ts';
import { Answered, type CallContext, type EncodedAnswer, type ReadRequest } from './core/call.ts';
import type { Clock } from './core/clock.ts';
import { constraintViolations } from './core/constraints.ts';
import { crc32 } from './core/crc32.ts';
import { AwsError } from './core/errors.ts';
import type { CallEnded } from './core/observed-call.ts';
import type { Observation } from './core/ports.ts';
import { digits, type Random } from './core/random.ts';
import type { Scheduler } from './core/scheduler.ts';
import type { Service } from './core/service.ts';
import { decisionTeller, tellCall } from './core/tell-call.ts';
import { authenticate } from './iam/authenticate.ts';
import { authorize } from './iam/authorize.ts';
import { dialectOf } from './iam/dialect.ts';
import { type Identity, identify } from './identify.ts';
import type { AnswerContext, OperationSchema, OperationSchemas } from './protocols/protocol.ts';
import { missingMembers, shapeComplaints } from './protocols/shape-complaints.ts';
import type { LoadedServices } from './services/loaded-services.ts';
import { registry } from './services/registry.ts';

export interface Dispatcher {
  readonly clock: Clock;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly services: LoadedServices;
  readonly calls: CallLog;
  /** Told of calls and decisions while somebody observes. */
  readonly observe?: (observation: Observation) => void;
  readonly isObserved?: () => boolean;
}

/** What is found out about a call while it is worked on, and the answer and the log want to know even if the call fails. */
interface Progress {
  account: string;
  operation: string;
  service?: Service;
  caller?: NonNullable<CallEnded['caller']>;
}

/**
 * Answers a request. Never rejects: whatever is thrown becomes an answer.
 * @param origin `inside`: code in the cloud calls as a client, a function for example
 */
export async function dispatch(cloud: Dispatcher, read: ReadRequest, origin: 'outside' | 'inside' = 'outside'): Promise<EncodedAnswer> {
  const startedMs = performance.now();
  const atMs = cloud.clock.now();
  const identity = identify(read);
  const requestId = requestIdOf(identity, cloud.random);
  const progress: Progress = { account: '', operation: `${read.method} ${read.url.pathname}` };
  const observed = cloud.isObserved?.();
  if (observed) tellCall(cloud, () => ({ kind: 'call-began', requestId, service: identity.service, origin }));
  let answer: EncodedAnswer;
  let error: AwsError | undefined;
  try {
    answer = await call(cloud, read, identity, requestId, progress);
  } catch (thrown) {
    error = asAwsError(thrown);
    answer = identity.protocol.encodeError(error, answerContext(identity, read, requestId, progress));
  }
  cloud.calls.add({
    service: identity.service,
    operation: progress.operation,
    status: answer.status,
    ...(error && { errorCode: error.code }),
    account: progress.account,
    atMs,
    tookMs: performance.now() - startedMs,
    request: read.body,
    response: answer.body instanceof Uint8Array ? answer.body : new Uint8Array(),
  });
  if (observed) tellCall(cloud, () => callEnded(requestId, progress, answer, error, origin === 'inside' ? read : undefined));
  const headers = {
    ...answerHeaders(identity, requestId, cloud.random, answer),
    ...progress.service?.extraHeaders?.(read),
    ...answer.headers,
  };
  return { ...answer, headers };
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

  const { entry, protocol } = identity;
  // Without a service there are no schemas; every protocol but REST names its operation anyway.
  if (!entry) progress.operation = protocol.operationOf(read, {}) || progress.operation;
  if (!entry) throw notEmbedded(identity.service, progress.operation);
  const service = await cloud.services.get(entry);
  progress.service = service;
  const addressed = service.addressed?.(read) ?? read;
  const direct = await service.answerDirectly?.(addressed);
  if (direct) return direct;
  const operation = protocol.operationOf(addressed, service.schemas as OperationSchemas);
  progress.operation = operation || progress.operation;
  const schema = schemaOf(service, operation, entry.title);

  const nowMs = cloud.clock.now();
  const { identities } = cloud.services.ports;
  const unsigned = service.unsigned === 'all' || service.unsigned?.includes(operation) ? 'allowed' : 'refused';
  const dialect = dialectOf(entry.protocol, entry.signingName);
  const caller = await authenticate(read, { nowMs, identities, unsigned, dialect, signingName: entry.signingName, addressed });
  progress.account = caller.account;
  progress.caller = caller.principal;

  const handle = service.operations[operation];
  if (!handle) throw operationNotEmbedded(entry.title, operation, service);
  // Decoding comes before authorization: the resource that a policy speaks of stands in the input.
  const input = protocol.decode(schema, addressed) as never;
  checkShape(schema, input, service, operation);
  const context: CallContext = { ...caller, callerArn: caller.principal.arn, requestId, request: addressed };
  const access = service.authorizations?.[operation]?.(input, context) ?? { action: `${entry.signingName}:${operation}`, resource: '*' };
  await authorize(caller, [access].flat(), {
    nowMs,
    identities,
    resourcePolicy: (arn) => service.resourcePolicyOf?.(arn, context),
    request: read,
    dialect,
    tell: decisionTeller(cloud, requestId),
  });
  const answered = await handle(input, context);
  const { afterWork } = cloud.scheduler;
  if (afterWork.isWatched) {
    const { account, region } = context;
    afterWork.tell({ kind: 'call', service: entry.name, operation, account, region });
  }
  const [output, override] = answered instanceof Answered ? [answered.output, answered] : [answered, undefined];
  const answer = protocol.encode(schema, output, answerContext(identity, read, requestId, progress));
  if (!override) return answer;
  return { status: override.status ?? answer.status, headers: { ...answer.headers, ...override.headers }, body: answer.body };
}

/** @param unseen the request, where nobody but the cloud has seen it */
function callEnded(
  requestId: string,
  { operation, caller }: Progress,
  { status, body }: EncodedAnswer,
  error: AwsError | undefined,
  unseen: ReadRequest | undefined,
): Omit<CallEnded, 'atMs'> {
  return {
    kind: 'call-ended',
    requestId,
    operation,
    status,
    ...(error && { errorCode: error.code }),
    ...(caller && { caller: { kind: caller.kind, arn: caller.arn } }),
    ...(unseen && { bodies: { request: firstText(unseen.body), response: body instanceof Uint8Array ? firstText(body) : '' } }),
  };
}

function schemaOf(service: Service, operation: string, title: string): OperationSchema {
  if (operation === '') throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  const schema = Object.hasOwn(service.schemas, operation) ? service.schemas[operation] : undefined;
  if (!schema) throw new AwsError('UnknownOperationException', `${title} has no operation '${operation}'.`);
  return schema as OperationSchema;
}

function checkShape(schema: OperationSchema, input: unknown, service: Service, operation: string): void {
  const shape = service.notANumber === 'said by the service' ? missingMembers : shapeComplaints;
  const complaints = [...shape(schema, input), ...constraintViolations(input, service.constraints?.[operation] ?? {})];
  if (complaints.length === 0) return;
  // AWS lists ten at the most (recorded by kinesalite).
  const told = complaints.slice(0, 10);
  const count = told.length === 1 ? '1 validation error' : `${told.length} validation errors`;
  throw new AwsError('ValidationException', `${count} detected: ${told.join('; ')}`);
}

function notEmbedded(service: string, operation: string): AwsError {
  const names = registry.map((entry) => entry.title).join(', ');
  return new AwsError('NotImplemented', `${service} ${operation} is not embedded in Sandshark. Embedded services: ${names}.`, 501);
}

function operationNotEmbedded(title: string, operation: string, service: Service): AwsError {
  const names = Object.keys(service.operations).join(', ');
  return new AwsError('NotImplemented', `${title} ${operation} is not embedded in Sandshark. Embedded operations: ${names}.`, 501);
}

function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  return new AwsError('InternalFailure', thrown instanceof Error ? thrown.message : String(thrown), 500);
}

function answerContext({ entry }: Identity, { url }: ReadRequest, requestId: string, progress: Progress): AnswerContext {
  const schemas = progress.service?.schemas as OperationSchemas | undefined;
  const { operation } = progress;
  return { operation, requestId, xmlNamespace: entry?.xmlNamespace ?? '', ...(schemas && { schemas }), path: url.pathname };
}

/** AWS: DynamoDB's ids are capital letters and digits (recorded by dynalite). */
function requestIdOf({ entry }: Identity, random: Random): string {
  if (entry?.requestIds !== '52 characters') return random.uuid();
  return digits(random.next, 52, 32).toUpperCase();
}

function answerHeaders({ entry }: Identity, requestId: string, random: Random, { body }: EncodedAnswer): Record<string, string> {
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  if (entry?.extendedRequestId === 'sent') headers['x-amz-id-2'] = btoa(random.hex(72));
  if (entry?.bodyChecksum && body instanceof Uint8Array) headers['x-amz-crc32'] = String(new DataView(crc32([body]).buffer).getUint32(0));
  return headers;
}
