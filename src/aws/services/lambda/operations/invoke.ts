// Invocations: Invoke, InvokeWithResponseStream.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, API_InvokeWithResponseStream.html
import type {
  InvocationRequest,
  InvocationResponse,
  InvokeWithResponseStreamRequest,
  InvokeWithResponseStreamResponse,
  InvokeWithResponseStreamResponseEvent,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { textOfBase64 } from '../../../protocols/base64.ts';
import { badPayload, notEmbedded, requestTooLarge } from '../errors.ts';
import type { Lambda } from '../lambda.ts';
import { limits } from '../limits.ts';
import { ChunkQueue } from '../running/chunk-queue.ts';

const emptyPayload = new TextEncoder().encode('{}');

export function invocations({ functions, invoker, queue }: Lambda) {
  return {
    async Invoke(input: InvocationRequest, context: CallContext): Promise<InvocationResponse> {
      if (input.DurableExecutionName !== undefined) throw notEmbedded('DurableExecutionName');
      if (input.TenantId !== undefined) throw notEmbedded('TenantId');
      const { fn, named } = functions.get(context, input.FunctionName, input.Qualifier);
      const { qualifier } = named;
      const version = invoker.check(fn, qualifier);
      const type = input.InvocationType ?? 'RequestResponse';
      if (type === 'DryRun') return { StatusCode: 204, ExecutedVersion: version.name };
      const payload = checkedPayload(input.Payload as Uint8Array | undefined, type === 'Event' ? 'Event' : 'RequestResponse');
      const trace = context.request.headers.get('x-amzn-trace-id') ?? undefined;
      const { requestId } = context;
      const origin = { by: context.callerArn };
      if (type === 'Event') {
        await queue.accept(fn, { requestId, payload, qualifier, trace, origin });
        return { StatusCode: 202 };
      }
      const clientContext = clientContextOf(input.ClientContext);
      const result = await invoker.invoke({ fn, qualifier, payload, requestId, trace, origin, clientContext });
      return {
        StatusCode: 200,
        Payload: result.payload as NonNullable<InvocationResponse['Payload']>,
        ExecutedVersion: result.executedVersion,
        ...(result.functionError && { FunctionError: result.functionError }),
        ...(input.LogType === 'Tail' && { LogResult: result.logTail }),
      };
    },

    async InvokeWithResponseStream(
      input: InvokeWithResponseStreamRequest,
      context: CallContext,
    ): Promise<InvokeWithResponseStreamResponse> {
      const { fn, named } = functions.get(context, input.FunctionName, input.Qualifier);
      const version = invoker.check(fn, named.qualifier);
      if (input.InvocationType === 'DryRun') return { StatusCode: 204, ExecutedVersion: version.name };
      const payload = checkedPayload(input.Payload as Uint8Array | undefined, 'RequestResponse');
      const chunks = new ChunkQueue();
      const trace = context.request.headers.get('x-amzn-trace-id') ?? undefined;
      const clientContext = clientContextOf(input.ClientContext);
      const streamed = (chunk: Uint8Array) => chunks.push(chunk);
      const running = invoker.invoke({
        fn,
        qualifier: named.qualifier,
        payload,
        requestId: context.requestId,
        trace,
        origin: { by: context.callerArn },
        clientContext,
        streamed,
      });
      // What is refused before anything runs is an error of the call; from the first chunk on it is an event of the stream.
      await Promise.race([running, chunks.begun]);
      running.then(
        () => chunks.end(),
        () => chunks.end(),
      );
      return {
        StatusCode: 200,
        ExecutedVersion: version.name,
        ResponseStreamContentType: 'application/vnd.amazon.eventstream',
        EventStream: eventsOf(chunks, running, input.LogType === 'Tail' ? 'with log' : 'without log'),
      };
    },
  };
}

async function* eventsOf(
  chunks: ChunkQueue,
  running: ReturnType<Lambda['invoker']['invoke']>,
  log: 'with log' | 'without log',
): AsyncGenerator<InvokeWithResponseStreamResponseEvent> {
  let sent = 0;
  for await (const Payload of chunks) {
    sent += 1;
    yield { PayloadChunk: { Payload } };
  }
  const { payload, functionError, logTail } = await running;
  // A handler that does not stream answers in one piece.
  if (sent === 0 && functionError === undefined && payload.length > 0) yield { PayloadChunk: { Payload: payload } };
  yield {
    InvokeComplete: {
      ...(functionError && { ErrorCode: functionError, ErrorDetails: new TextDecoder().decode(payload) }),
      ...(log === 'with log' && { LogResult: logTail }),
    },
  };
}

/** The payload; one that is empty is an empty object. Throws AwsError RequestTooLargeException, InvalidRequestContentException. */
function checkedPayload(payload: Uint8Array | undefined, type: 'Event' | 'RequestResponse'): Uint8Array {
  if (!payload || payload.length === 0) return emptyPayload;
  const most = type === 'Event' ? limits.asynchronousPayloadBytes : limits.synchronousPayloadBytes;
  if (payload.length > most) throw requestTooLarge(most, 'InvokeFunction');
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    throw badPayload(error instanceof Error ? error.message : String(error));
  }
  return payload;
}

function clientContextOf(header: string | undefined): unknown {
  if (header === undefined) return undefined;
  const text = textOfBase64(header);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badPayload(`The client context is not JSON: ${error.message}`);
  }
}
