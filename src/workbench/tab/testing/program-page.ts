// A page for tests: runs one program of a lab that is nowhere on disk, in the sandbox of the tab, and gives what it printed.
import guest from 'virtual:sandshark/guest';
import { createSession } from '../../../lab/create-session.ts';
import type { Check, Lab } from '../../../lab/definition.ts';
import type { SdkBundle } from '../../../lab/link.ts';
import type { RunEvent, RunResult } from '../../../lab/run-events.ts';
import { embedded } from '../../../lab/target-embedded.ts';
import { lightCompiler } from '../../editor/codemirror/light-compiler.ts';
import type { FromEngine } from '../engine-protocol.ts';
import { FrameSandbox } from '../frame-sandbox.ts';
import { Frames, type GuestWorker } from '../frames.ts';

export interface ProgramPage {
  /** Runs main.ts with these packages. */
  run(program: string, packages: SdkBundle): Promise<{ readonly result: RunResult; readonly printed: readonly string[] }>;
}

const anything: Check<null> = { id: 'anything', title: 'Anything passes.', on: 'shown', judge() {} };

const lab: Lab<null> = {
  id: 'program',
  title: 'A program',
  summary: 'A lab inside a test.',
  packages: [],
  services: [],
  entry: 'main.ts',
  editable: ['main.ts'],
  deadlineMs: 20_000,
  settleForMs: 0,
  data: { shown: () => null, hidden: () => null },
  dataType: 'null',
  steps: [{ id: 'only', title: 'The only step.', hints: [], checks: [anything.id] }],
  mutants: {},
};

/** The sandbox of a tab, without an engine in between. */
function sandboxIn(frames: Frames): FrameSandbox {
  const workers = new Map<number, GuestWorker>();
  const sandbox: FrameSandbox = new FrameSandbox((message: FromEngine) => {
    if (message.type === 'open-frame') {
      const worker = frames.take((end) => sandbox.end(message.frame, end));
      workers.set(message.frame, worker);
      // The engine would be told by a message: never before `open` has returned.
      queueMicrotask(() => sandbox.connect(message.frame, worker.port));
    } else if (message.type === 'close-frame') {
      workers.get(message.frame)?.end();
      workers.delete(message.frame);
    }
  }, 'program');
  return sandbox;
}

const textOf = ({ line }: Extract<RunEvent, { type: 'console' }>) =>
  line.values.map((value) => (value.kind === 'text' ? value.text : value.kind)).join(' ');

const page: ProgramPage = {
  async run(program, packages) {
    const session = createSession({
      lab,
      checks: [anything],
      compiler: lightCompiler(),
      sandbox: sandboxIn(new Frames(guest, packages.modules)),
      bundle: () => Promise.resolve(packages),
      target: () => Promise.resolve(embedded()),
      seed: 7,
    });
    const printed: string[] = [];
    session.subscribe((event) => event.type === 'console' && printed.push(textOf(event)));
    return { result: await session.run({ 'main.ts': program }), printed };
  },
};
Object.assign(globalThis, { programPage: page });
