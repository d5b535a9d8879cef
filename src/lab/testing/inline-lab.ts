// Labs written inside a test: one file, the real embedded AWS, the real sandbox in a child of Node.
import { nodeCompiler } from '../compile-node.ts';
import { type Check, CheckFailure, type Lab, type LabFiles } from '../definition.ts';
import { nodeSession } from '../node-session.ts';
import type { RunEvent, RunResult } from '../run-events.ts';
import type { LabSession } from '../session.ts';
import type { TargetFactory } from '../target.ts';

export const PACKAGES = ['@aws-sdk/client-kinesis', '@aws-sdk/client-sts'];

export interface InlineOptions {
  readonly checks?: readonly Check<number[]>[];
  readonly deadlineMs?: number;
  readonly settleForMs?: number;
  readonly throughput?: Lab['throughput'];
  readonly types?: 'checked' | 'unchecked';
  readonly target?: TargetFactory;
  readonly cloudAfterRun?: 'kept' | 'closed';
}

/** Passes always: for tests that look at how a program ended. */
export const anything: Check<number[]> = { id: 'anything', title: 'Anything passes.', on: 'both', judge() {} };

/** Passes when the console holds a line with exactly this text. */
export function prints(id: string, expected: (data: number[]) => string, on: Check<number[]>['on'] = 'both'): Check<number[]> {
  return {
    id,
    title: `It prints what ${id} wants.`,
    on,
    judge({ data, evidence }) {
      const lines = evidence.console.map(({ values }) => values.map((value) => (value.kind === 'text' ? value.text : '')).join(' '));
      if (lines.includes(expected(data))) return;
      throw new CheckFailure({ observed: `The program printed: ${lines.join(' | ')}`, expected: expected(data) });
    },
  };
}

/** A lab whose data are numbers, `[1, 2, 3]` in the shown run. */
export function inlineLab({ checks = [anything], deadlineMs = 4000, settleForMs = 0, throughput }: InlineOptions): Lab<number[]> {
  return {
    id: 'inline',
    title: 'Inline',
    summary: 'A lab inside a test.',
    packages: PACKAGES,
    services: ['kinesis', 'sts'],
    entry: 'main.ts',
    editable: ['main.ts'],
    deadlineMs,
    settleForMs,
    ...(throughput && { throughput }),
    data: { shown: () => [1, 2, 3], hidden: (seed) => [seed, seed + 1] },
    dataType: 'readonly number[]',
    steps: [{ id: 'only', title: 'The only step.', hints: [], checks: checks.map(({ id }) => id) }],
    mutants: {},
  };
}

export interface InlineRun {
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
  /** The shown run's console, each line as text. */
  readonly printed: readonly string[];
  readonly wallMs: number;
}

/** A session of an inline lab. */
export function inlineSession(options: InlineOptions = {}): LabSession {
  return nodeSession({
    lab: inlineLab(options),
    checks: options.checks ?? [anything],
    compiler: nodeCompiler({ types: options.types ?? 'unchecked' }),
    seed: 7,
    ...(options.target && { target: options.target }),
    ...(options.cloudAfterRun && { cloudAfterRun: options.cloudAfterRun }),
  });
}

/** Runs a program, given as the text of main.ts or as files, in a session of its own. */
export async function runInline(program: string | LabFiles, options: InlineOptions = {}): Promise<InlineRun> {
  const session = inlineSession(options);
  const events: RunEvent[] = [];
  session.subscribe((event) => events.push(event));
  const began = performance.now();
  const result = await session.run(typeof program === 'string' ? { 'main.ts': program } : program);
  const printed = events
    .filter((event) => event.type === 'console')
    .map(({ line }) =>
      line.values.map((value) => (value.kind === 'error' ? value.message : value.kind === 'object' ? value.preview : value.text)).join(' '),
    );
  return { result, events, printed, wallMs: performance.now() - began };
}
