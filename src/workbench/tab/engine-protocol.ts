// What the page and the engine say to each other. The engine is a Worker of the page: session, judge and embedded AWS live there.
import type { CloudAnswer, CloudRequest } from '../../lab/cloud-request.ts';
import type { CompileInput, CompileOutput } from '../../lab/compile.ts';
import type { LabFiles } from '../../lab/definition.ts';
import type { SdkBundle } from '../../lab/link.ts';
import type { RunEvent, RunResult } from '../../lab/run-events.ts';
import type { PageMove } from '../../lab/sandbox/protocol.ts';
import type { SandboxEnd } from '../../lab/sandbox/sandbox.ts';
import type { Pace } from '../../lab/session.ts';

/**
 * What runs: the learner's program or one function of the cloud, each in a Worker of frames of its own kind; or a program in a document, which
 * the learner sees (`preview`) or not.
 */
export type FrameKind = 'program' | 'function' | 'document' | 'preview';

export type ToEngine =
  | { readonly type: 'open'; readonly labId: string; readonly bundle: SdkBundle }
  | { readonly type: 'run'; readonly run: number; readonly files: LabFiles }
  | { readonly type: 'stop' }
  | { readonly type: 'pace'; readonly pace: Pace }
  | { readonly type: 'step' }
  | { readonly type: 'move'; readonly move: PageMove }
  /** A request for the cloud of the last run; `asked` or `ask-failed` answers it. */
  | { readonly type: 'ask'; readonly id: number; readonly request: CloudRequest }
  /** The answer to `compile`; an `error` is a sentence. */
  | { readonly type: 'compiled'; readonly id: number; readonly output: CompileOutput }
  | { readonly type: 'compile-failed'; readonly id: number; readonly error: string }
  /** The answer to `open-frame`: the port to the Worker in the frame travels with it. */
  | { readonly type: 'frame'; readonly frame: number }
  | { readonly type: 'frame-ended'; readonly frame: number; readonly end: SandboxEnd };

export type FromEngine =
  /** In the order in which they happened. */
  | { readonly type: 'events'; readonly events: readonly RunEvent[] }
  | { readonly type: 'result'; readonly run: number; readonly result: RunResult }
  | { readonly type: 'asked'; readonly id: number; readonly answer: CloudAnswer }
  | { readonly type: 'ask-failed'; readonly id: number; readonly error: string }
  | { readonly type: 'compile'; readonly id: number; readonly input: CompileInput }
  | { readonly type: 'open-frame'; readonly frame: number; readonly kind: FrameKind }
  | { readonly type: 'close-frame'; readonly frame: number }
  /** The engine cannot serve: a sentence. */
  | { readonly type: 'broken'; readonly message: string };
