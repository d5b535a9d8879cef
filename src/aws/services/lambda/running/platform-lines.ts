// The lines that Lambda itself writes around an invocation, in the format that the function asks for.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
import type { Settings } from '../function.ts';
import { endLine, initStartLine, type Report, reportLine, startLine } from './log-lines.ts';

export interface PlatformLines {
  initStart(runtimeArn: string): readonly string[];
  start(requestId: string, version: string): readonly string[];
  end(report: Report): readonly string[];
}

export function platformLines(settings: Settings, functionName: string, nowMs: number): PlatformLines {
  return settings.logFormat === 'JSON' ? jsonLines(settings, functionName, nowMs) : textLines(settings);
}

const textLines = ({ runtime }: Settings): PlatformLines => ({
  initStart: (arn) => [initStartLine(runtime, arn)],
  start: (requestId, version) => [startLine(requestId, version)],
  end: (report) => [endLine(report.requestId), reportLine(report)],
});

/** AWS: at INFO start and report are told, at WARN only what went wrong, at DEBUG the end of the runtime too. */
function jsonLines({ runtime, systemLogLevel }: Settings, functionName: string, nowMs: number): PlatformLines {
  const time = new Date(nowMs).toISOString();
  const line = (type: string, record: object) => JSON.stringify({ time, type: `platform.${type}`, record });
  const quiet = systemLogLevel === 'WARN';
  return {
    initStart: (runtimeVersionArn) =>
      quiet
        ? []
        : [line('initStart', { initializationType: 'on-demand', phase: 'init', runtimeVersion: runtime, runtimeVersionArn, functionName })],
    start: (requestId, version) => (quiet ? [] : [line('start', { requestId, version })]),
    end(report) {
      const { requestId, durationMs, memoryMb, usedMb, initMs, errorType } = report;
      const status = report.status ?? 'success';
      const metrics = {
        durationMs,
        billedDurationMs: Math.max(1, Math.ceil(durationMs + (initMs ?? 0))),
        memorySizeMB: memoryMb,
        maxMemoryUsedMB: Math.min(memoryMb, Math.ceil(usedMb)),
        ...(initMs !== undefined && { initDurationMs: initMs }),
      };
      const done = systemLogLevel === 'DEBUG' ? [line('runtimeDone', { requestId, status, metrics: { durationMs } })] : [];
      if (quiet && status === 'success') return done;
      return [...done, line('report', { requestId, metrics, status, ...(errorType !== undefined && { errorType }) })];
    },
  };
}
