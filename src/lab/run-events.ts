// The protocol of a Run: what a session tells whoever shows it (the workbench, the command line, the gate).
import type { Observation } from '../aws/core/ports.ts';
import type { CallInside } from './call-inside.ts';

/** The states of a Run, in order. `idle` is before the first and after a Stop. */
export type RunState = 'idle' | 'compiling' | 'running' | 'settling' | 'judging' | 'done';

/** A place in the learner's own files. Lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the compiler says. A warning does not stop a Run; an error does. */
export interface Diagnostic {
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly place?: SourcePlace;
}

/** A console argument, safe to send and to show: text is shortened, depth and width are bounded. */
export type ConsoleValue =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'primitive';
      readonly type: 'string' | 'number' | 'bigint' | 'boolean' | 'undefined' | 'null' | 'symbol' | 'function';
      readonly text: string;
    }
  | {
      readonly kind: 'object';
      readonly type: string;
      /** A list is an array, a set or a row of bytes: its keys are places, which need not be shown. */
      readonly shape: 'list' | 'record';
      readonly preview: string;
      readonly entries: readonly (readonly [key: string, value: ConsoleValue])[];
      readonly more: number;
      /** Printed by console.table: to be shown as rows, with these columns if the program named some. */
      readonly table?: { readonly columns?: readonly string[] };
    }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly stack: string };

export interface ConsoleLine {
  readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error';
  readonly values: readonly ConsoleValue[];
  /** The lab's clock, milliseconds since the epoch. */
  readonly atMs: number;
}

/** One call of the AWS, as evidence and for the log of calls. */
export interface CallRecord {
  readonly id: number;
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  /** The error's code, where the answer is an error. */
  readonly errorCode?: string;
  /** The lab's clock at the request, milliseconds since the epoch. */
  readonly atMs: number;
  /** Wall time that the answer took, in milliseconds. */
  readonly tookMs: number;
  /** What AWS calls the request, where the answer says it. */
  readonly requestId?: string;
  /** Bodies as text, cut to a bound that `truncated` tells of. */
  readonly request: string;
  readonly response: string;
  /** The header Authorization of the request, where it holds a token; a signature is no part of it. */
  readonly authorization?: string;
  /** Headers of the answer that are a part of what it says: those of Lex (`x-amz-lex-session-state`), as they were sent. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly truncated: boolean;
  /** What happened inside the cloud for it, on targets that can tell, during the shown run. For people, never for a check. */
  readonly inside?: CallInside;
  /** A spec called, on the cloud of the specs; `spec` is missing while their files are loaded. Absent for the program. */
  readonly by?: { readonly kind: 'specs'; readonly spec?: readonly string[] };
}

/** Why a program did not end well, in words a learner understands. */
export interface RunFailure {
  readonly kind: 'threw' | 'deadline' | 'memory' | 'stalled' | 'exited' | 'crashed';
  readonly message: string;
  readonly place?: SourcePlace;
  /** The stack, mapped to the learner's lines. */
  readonly stack?: string;
  /** Set when the program ended well on the shown data and failed on other data. */
  readonly data?: 'hidden';
}

/** One spec (an `it`), as it ended. */
export interface SpecResult {
  /** The names of the suites around it, the outermost first, and its own at the end. */
  readonly path: readonly string[];
  /** `pending`: it was left out on purpose (`xit`, `pending()`), or has no function yet. */
  readonly status: 'passed' | 'failed' | 'pending';
  /** How many expectations it held. */
  readonly expectations: number;
  readonly failures: readonly {
    readonly message: string;
    /** The innermost line of the learner's own. */
    readonly place?: SourcePlace;
  }[];
}

/** All specs of one run. */
export interface SpecResults {
  readonly specs: readonly SpecResult[];
  /** Why not all of them were run. */
  readonly failure?: RunFailure;
}

/** Where the preview is: the whole address, its part from `#` on, and whether its history goes on from there. */
export interface PageRoute {
  readonly address: string;
  readonly hash: string;
  readonly back: 'possible' | 'none';
  readonly forward: 'possible' | 'none';
}

export interface CheckResult {
  readonly id: string;
  /** The step that the check belongs to. */
  readonly step: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'not-reached';
  /** On a failure: what was seen and what should have been, each a sentence. */
  readonly observed?: string;
  readonly expected?: string;
  /** On a failure: the data of the run that showed it. */
  readonly data?: 'shown' | 'hidden';
  /** `lab`: the check itself broke, which is not the learner's fault. */
  readonly fault?: 'lab';
}

export type RunEvent =
  | {
      readonly type: 'state';
      readonly state: RunState /** `shown` is what the learner sees; `hidden` is the second run on other data. */;
      readonly data: 'shown' | 'hidden';
    }
  | { readonly type: 'diagnostic'; readonly diagnostic: Diagnostic }
  | { readonly type: 'console'; readonly line: ConsoleLine }
  | { readonly type: 'console-dropped'; readonly count: number }
  | { readonly type: 'call'; readonly call: CallRecord }
  | { readonly type: 'clock'; readonly nowMs: number }
  /** What happens inside the cloud, on targets that can tell, during the shown run. For drawing only. */
  | { readonly type: 'observation'; readonly observation: Observation }
  /** A lab with specs: they begin, one of them is over, all are. */
  | { readonly type: 'specs-began' }
  | { readonly type: 'spec'; readonly spec: SpecResult }
  | { readonly type: 'specs-ended'; readonly failure?: RunFailure }
  /** A program in a document: its route changed. */
  | { readonly type: 'route'; readonly route: PageRoute }
  /** The document of the shown run stays for the learner to use, after `done` too; or it was ended, by its own doing. */
  | { readonly type: 'preview'; readonly preview: 'live' }
  | { readonly type: 'preview'; readonly preview: 'ended'; readonly because: string }
  | { readonly type: 'failure'; readonly failure: RunFailure }
  | { readonly type: 'check'; readonly result: CheckResult };

/** How a Run ended. `stopped` means that the learner pressed Stop: nothing was judged. */
export interface RunResult {
  readonly outcome: 'passed' | 'failed' | 'stopped';
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: RunFailure;
  readonly checks: readonly CheckResult[];
}
