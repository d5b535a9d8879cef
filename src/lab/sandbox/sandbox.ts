// A place where learner code runs: a child process of Node, or a Worker in a frame without network. One opening, one run.
import type { HostMessage } from './protocol.ts';

/** How a sandbox ended by itself, in words for the learner. */
export interface SandboxEnd {
  readonly kind: 'memory' | 'exited' | 'crashed';
  readonly message: string;
}

export interface SandboxListener {
  /** Whatever the guest sent; not yet trusted. */
  message(raw: unknown): void;
  /** At most once, and never after `kill`. */
  ended(end: SandboxEnd): void;
}

/**
 * What a program is given to run in: nothing but a global object, or a document; `preview` is a document that the learner sees and uses, where
 * there is a screen.
 */
export type ProgramPlace = 'worker' | 'document' | 'preview';

export interface OpenSandbox<Message = HostMessage> {
  post(message: Message): void;
  /** Ends it at once, whatever it does. May be called again. */
  kill(): void;
  /** Asked when the program no longer answers: what the sandbox knows about the cause, memory for example. */
  suspicion?(): SandboxEnd | undefined;
}

/** `Message` is what its runtime is told: a lab's program has one protocol, a function another (src/lab/functions). */
export interface Sandbox<Message = HostMessage> {
  /** Makes a fresh one. It says `ready` when its runtime is loaded. A place that is not named is a `worker`. */
  open(listener: SandboxListener, place?: ProgramPlace): OpenSandbox<Message>;
}
