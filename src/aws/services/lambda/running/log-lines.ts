// The lines that Lambda itself writes around an invocation's output.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
import type { FunctionOutcome } from '../../../core/function-host.ts';

export interface Report {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly usedMb: number;
  /** Of a cold start. */
  readonly initMs?: number;
  /** Absent when the function answered, be it with an error of its own. */
  readonly status?: 'timeout' | 'error';
  readonly errorType?: string;
}

export const startLine = (requestId: string, version: string) => `START RequestId: ${requestId} Version: ${version}`;
export const endLine = (requestId: string) => `END RequestId: ${requestId}`;
export const initStartLine = (runtime: string, arn: string) => `INIT_START Runtime Version: ${runtime}\tRuntime Version ARN: ${arn}`;

/** AWS: at least one millisecond is billed; since August 2025 the time of a cold start is billed too. */
export function reportLine({ requestId, durationMs, memoryMb, usedMb, initMs, status, errorType }: Report): string {
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.max(1, Math.ceil(durationMs + (initMs ?? 0)))} ms`,
    `Memory Size: ${memoryMb} MB`,
    `Max Memory Used: ${Math.min(memoryMb, Math.ceil(usedMb))} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(status === undefined ? [] : [`Status: ${status}`]),
    ...(errorType === undefined ? [] : [`Error Type: ${errorType}`]),
  ];
  return `${parts.join('\t')}\t`;
}

/** What became of an outcome: the payload of the answer, and what REPORT says of it. */
export interface Told {
  readonly payload: Uint8Array;
  readonly functionError?: 'Unhandled';
  readonly status?: 'timeout' | 'error';
  readonly errorType?: string;
  /** What the platform or the runtime writes before END. */
  readonly line?: string;
}

interface ToldContext {
  readonly requestId: string;
  readonly timeoutSeconds: number;
  readonly nowMs: number;
  readonly phase: 'init' | 'invoke';
}

/** AWS's error documents: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html and troubleshooting-invocation.html. */
export function toldOutcome(outcome: FunctionOutcome, { requestId, timeoutSeconds, nowMs, phase }: ToldContext): Told {
  const at = new Date(nowMs).toISOString();
  const failed = (errorType: string, sentence: string) =>
    document({ errorType, errorMessage: `RequestId: ${requestId} Error: ${sentence}` });
  switch (outcome.kind) {
    case 'answered':
      return { payload: outcome.payload };
    case 'failed': {
      // The runtime inside has written its own line, `Invoke Error` or `Uncaught Exception`.
      const { errorType, errorMessage, trace } = outcome;
      return {
        payload: document({ errorType, errorMessage, trace }),
        functionError: 'Unhandled',
        ...(phase === 'init' && { status: 'error', errorType }),
      };
    }
    case 'timed-out': {
      const sentence = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
      return {
        payload: failed('Sandbox.Timedout', sentence),
        functionError: 'Unhandled',
        status: 'timeout',
        line: `${at} ${requestId} ${sentence}`,
      };
    }
    case 'ended': {
      const reason = exitReason(outcome);
      const errorType = outcome.cause === 'memory' ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
      return {
        payload: failed(errorType, reason),
        functionError: 'Unhandled',
        status: 'error',
        errorType,
        line: `RequestId: ${requestId} Error: ${reason}`,
      };
    }
    default:
      return outcome satisfies never;
  }
}

/** An answer that is too large to be sent. */
export function tooLargeAnswer(bytes: number): Told {
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${bytes} bytes).`;
  return { payload: document({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }), functionError: 'Unhandled' };
}

function exitReason({ cause, exitCode = 1 }: Extract<FunctionOutcome, { kind: 'ended' }>): string {
  if (cause === 'memory') return 'Runtime exited with error: signal: killed';
  return cause === 'exit' && exitCode === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${exitCode}`;
}

const document = (value: object) => new TextEncoder().encode(JSON.stringify(value));
