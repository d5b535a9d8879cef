// Where an asynchronous invocation's end is told: destinations with AWS's record, and the dead letter target with the event itself.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
import { AwsError } from '../../../core/errors.ts';
import type { EventSource, MessageAttribute } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { rolePrincipal } from '../../../iam/service-role.ts';
import { roleMay } from '../execution-role.ts';
import type { EventInvokeConfig, LambdaFunction, Version } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { InvocationResult } from '../running/invoker.ts';
import { putMetrics } from '../running/telemetry.ts';
import { busEvent } from './bus-event.ts';
import type { QueuedEvent } from './event.ts';
import { sendAction } from './send-action.ts';

export interface EventEnd {
  readonly condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
  /** The last answer; absent when the function never ran. */
  readonly result?: InvocationResult;
  /** Why it could not run. */
  readonly error?: AwsError;
}

/** What could not be told, for the inspector. */
export interface LostRecord {
  readonly targetArn: string;
  readonly why: string;
}

export class Destinations {
  readonly lost: LostRecord[] = [];
  readonly #environment: ServiceEnvironment;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Tells the end of an event to everybody who asked for it. */
  async send(
    fn: LambdaFunction,
    event: QueuedEvent,
    version: Version,
    config: EventInvokeConfig | undefined,
    end: EventEnd,
  ): Promise<void> {
    const { role, deadLetterArn } = version.serving.settings;
    const target = end.condition === 'Success' ? config?.onSuccess : config?.onFailure;
    if (target !== undefined) {
      const record = recordOf(event, end, this.#environment.clock.now());
      await this.sendAs(fn, role, target, this.#shaped(target, fn, record, end), 'DestinationDeliveryFailures', event.trace);
    }
    if (end.condition === 'Success' || deadLetterArn === undefined) return;
    const body = new TextDecoder().decode(event.payload);
    await this.sendAs(fn, role, deadLetterArn, body, 'DeadLetterErrors', event.trace, deadLetterAttributes(event, end));
  }

  /** Sends as the function's role. What cannot be sent is counted and lost. */
  async sendAs(
    fn: LambdaFunction,
    role: string,
    target: string,
    text: string,
    metric: string,
    trace?: string,
    attributes?: Readonly<Record<string, MessageAttribute>>,
  ): Promise<void> {
    const { ports, clock } = this.#environment;
    try {
      const identities = await ports.identities();
      const principal = rolePrincipal(identities, role, fn.name, clock.now());
      const action = sendAction(target);
      if (!principal || roleMay(identities, role, action, target) === 'no')
        throw new AwsError('AccessDeniedException', `The function's role ${role} may not ${action} on ${target}.`);
      if (!ports.eventSink) throw new AwsError('NotImplemented', `${target} takes no events in Sandshark.`);
      const source: EventSource = {
        service: 'lambda.amazonaws.com',
        arn: functionArn({ account: fn.account, region: fn.region, name: fn.name }),
        account: fn.account,
        principal,
        ...(trace !== undefined && { trace }),
      };
      await (await ports.eventSink(target)).deliver(target, text, source, attributes && { messageAttributes: attributes });
    } catch (thrown) {
      this.lost.push({ targetArn: target, why: thrown instanceof Error ? thrown.message : String(thrown) });
      await putMetrics(this.#environment, fn, { [metric]: [1, 'Count'] });
    }
  }

  #shaped(target: string, fn: LambdaFunction, record: object, { condition }: EventEnd): string {
    if (!/^arn:[^:]+:events:/.test(target)) return JSON.stringify(record);
    const { clock, random } = this.#environment;
    return JSON.stringify(busEvent(target, fn, record, condition === 'Success' ? 'Success' : 'Failure', clock.now(), random.uuid()));
  }
}

function recordOf(
  { requestId, functionArn: arn, qualifier = '$LATEST', attempts, payload }: QueuedEvent,
  { condition, result }: EventEnd,
  nowMs: number,
) {
  return {
    version: '1.0',
    timestamp: new Date(nowMs).toISOString(),
    requestContext: { requestId, functionArn: `${arn}:${qualifier}`, condition, approximateInvokeCount: attempts },
    requestPayload: jsonValue(payload),
    ...(result && {
      responseContext: {
        statusCode: 200,
        executedVersion: result.executedVersion,
        ...(result.functionError && { functionError: result.functionError }),
      },
      responsePayload: jsonValue(result.payload),
    }),
  };
}

/** AWS: RequestID, ErrorCode and ErrorMessage (its first KB) as attributes of the message. */
function deadLetterAttributes({ requestId }: QueuedEvent, { result, error }: EventEnd): Readonly<Record<string, MessageAttribute>> {
  const text = (stringValue: string, dataType = 'String'): MessageAttribute => ({ dataType, stringValue });
  const answer = result && (jsonValue(result.payload) as { errorMessage?: unknown } | null);
  const sentence = error?.message ?? String(answer?.errorMessage ?? 'The event was too old.');
  return {
    RequestID: text(requestId),
    ErrorCode: text(String(error?.status ?? 200), 'Number'),
    ErrorMessage: text(sentence.slice(0, 1024)),
  };
}

function jsonValue(payload: Uint8Array): unknown {
  const text = new TextDecoder().decode(payload);
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
