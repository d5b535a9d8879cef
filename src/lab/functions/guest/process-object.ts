// The global `process` of a function: environment, exit, and what libraries ask of it.
import EventEmitter from 'events/';

export interface ProcessSurroundings {
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  readonly environment: Readonly<Record<string, string>>;
  readonly exit: (code: number) => never;
  /** A text that the function wrote to its standard output. */
  readonly write: (text: string) => void;
  /** Milliseconds that its clock shows since the sandbox began. */
  readonly elapsedMs: () => number;
}

/** Environment variables are texts, whatever is assigned to them. */
function environmentOf(values: Readonly<Record<string, string>>): Record<string, string> {
  return new Proxy<Record<string, string>>(
    { ...values },
    {
      set: (target, key, value) => Reflect.set(target, key, String(value)),
      defineProperty: (target, key, descriptor) =>
        Reflect.defineProperty(target, key, 'value' in descriptor ? { ...descriptor, value: String(descriptor.value) } : descriptor),
    },
  );
}

export function processObject({ runtime, environment, exit, write, elapsedMs }: ProcessSurroundings): object {
  const version = runtime === 'nodejs24.x' ? 'v24.11.0' : 'v22.21.0';
  const stream = {
    isTTY: false,
    write(text: unknown): true {
      write(String(text));
      return true;
    },
  };
  const hrtime = (before?: readonly [number, number]): [number, number] => {
    const nanos = BigInt(Math.round(elapsedMs() * 1e6)) - (before ? BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]) : 0n);
    return [Number(nanos / 1_000_000_000n), Number(nanos % 1_000_000_000n)];
  };
  hrtime.bigint = () => BigInt(Math.round(elapsedMs() * 1e6));
  return Object.assign(new EventEmitter(), {
    env: environmentOf(environment),
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    execArgv: [],
    execPath: '/var/lang/bin/node',
    title: 'node',
    pid: 8,
    platform: 'linux',
    arch: 'x64',
    version,
    versions: { node: version.slice(1) },
    release: { name: 'node' },
    exitCode: undefined,
    stdout: stream,
    stderr: stream,
    exit: (code: unknown = 0) => exit(Number(code) || 0),
    abort: () => exit(134),
    cwd: () => '/var/task',
    uptime: () => elapsedMs() / 1000,
    hrtime,
    nextTick: (callback: (...values: unknown[]) => void, ...values: unknown[]) => queueMicrotask(() => callback(...values)),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    emitWarning: (warning: unknown) => write(`(node:8) ${warning instanceof Error ? warning : `Warning: ${warning}`}`),
  });
}
