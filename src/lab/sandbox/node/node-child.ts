// Runs learner code in a child process of Node under its permission model. Code goes in by stdin and IPC only.
import { type ChildProcess, spawn } from 'node:child_process';
import { documentChildScript } from '../../document/node/document-child-script.ts';
import type { OpenSandbox, Sandbox, SandboxEnd, SandboxListener } from '../sandbox.ts';
import { childScript } from './child-script.ts';
import { residentBytes } from './resident-memory.ts';

/** V8's own heap. */
const HEAP_MB = 192;
/** The whole process beside V8's heap: buffers, and Node itself. */
const BESIDE_HEAP_MB = 576;
const MB = 1024 * 1024;
const WATCH_MEMORY_MS = 250;
const STDERR_KEPT = 4000;

const outOfMemory = (heapMb: number) => `The program used more memory than it may (${heapMb} MB). Does a list or a text grow without end?`;

/** What runs in the child, and how much it may hold. */
export interface ChildProgram {
  readonly script: () => Promise<string>;
  readonly heapMb: number;
}

/** How Node is started: under its permission model, with a bounded heap, reading its script from stdin. */
export function childFlags(heapMb = HEAP_MB): string[] {
  // No path is allowed: code comes over stdin and IPC, and the working directory and the environment tell nothing of the machine.
  return ['--permission', `--max-old-space-size=${heapMb}`, '--no-warnings', '--input-type=module', '-'];
}

function endOf(code: number | null, signal: string | null, stderr: string, heapMb: number): SandboxEnd {
  if (/heap out of memory|Allocation failed|invalid array length Allocation/i.test(stderr))
    return { kind: 'memory', message: outOfMemory(heapMb) };
  if (code === 0) return { kind: 'exited', message: 'The sandbox ended before the program did.' };
  const how = signal ? `by the signal ${signal}` : `with the status ${code}`;
  const line = stderr.split('\n').find((text) => text.trim() !== '');
  return { kind: 'crashed', message: `The sandbox ended ${how}.${line ? ` It said: ${line.trim().slice(0, 300)}` : ''}` };
}

/** Children that run now. A child in a loop does not notice that its parent is gone: it must not outlive it. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

function listen(child: ChildProcess, listener: SandboxListener, heapMb: number): () => void {
  let stderr = '';
  let open = true;
  const end = (why: SandboxEnd) => {
    if (!open) return;
    close();
    listener.ended(why);
  };
  const watch = setInterval(() => {
    const mostBytes = (heapMb + BESIDE_HEAP_MB) * MB;
    if (child.pid !== undefined && residentBytes(child.pid) > mostBytes) end({ kind: 'memory', message: outOfMemory(heapMb) });
  }, WATCH_MEMORY_MS);
  alive.add(child);
  const close = () => {
    open = false;
    alive.delete(child);
    clearInterval(watch);
    child.kill('SIGKILL');
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(0, STDERR_KEPT);
  });
  // Nothing of ours writes to it; drained, so that a writer cannot fill it up and hang.
  child.stdout?.resume();
  child.on('message', (message) => {
    if (open) listener.message(message);
  });
  child.on('error', (error) => end({ kind: 'crashed', message: `The sandbox could not start: ${error.message}` }));
  // `close` comes after stderr is read to its end, which tells a full heap from another crash.
  child.on('close', (code, signal) => end(endOf(code, signal, stderr, heapMb)));
  // Writing to a child that has just died is no news: `close` says so.
  child.stdin?.on('error', () => {});
  return close;
}

/** The sandbox of the command line, the gate and the tests. What it does not stop is in README.md. */
export function nodeSandbox(): Sandbox {
  const worker = childSandbox({ script: childScript, heapMb: HEAP_MB });
  const document = childSandbox({ script: documentChildScript, heapMb: HEAP_MB });
  return { open: (listener, place = 'worker') => (place === 'worker' ? worker : document).open(listener) };
}

/** A sandbox for any script that says `ready`; `Message` is what that script is told. */
export function childSandbox<Message extends object>({ script, heapMb }: ChildProgram): Sandbox<Message> {
  return {
    open(listener): OpenSandbox<Message> {
      const child = spawn(process.execPath, childFlags(heapMb), {
        cwd: '/',
        env: {},
        serialization: 'advanced',
        stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
        windowsHide: true,
      });
      const close = listen(child, listener, heapMb);
      script().then(
        (text) => child.stdin?.end(text),
        (error) => {
          close();
          listener.ended({
            kind: 'crashed',
            message: `The sandbox's script could not be built: ${error instanceof Error ? error.message : error}`,
          });
        },
      );
      return {
        post(message) {
          // A message to a child that has just died is lost, as it should be; `close` reports the death.
          if (child.connected) child.send(message, () => {});
        },
        kill: close,
        suspicion() {
          // A silent process of this size most likely collects garbage in vain: V8 gives up only after a while.
          const full = child.pid !== undefined && residentBytes(child.pid) > heapMb * MB;
          return full ? { kind: 'memory', message: outOfMemory(heapMb) } : undefined;
        },
      };
    },
  };
}
