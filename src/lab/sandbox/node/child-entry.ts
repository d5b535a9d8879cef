// The sandbox's script in a child process of Node: takes the IPC channel for itself, closes Node's doors, starts the runtime.
import { registerHooks } from 'node:module';
import { startRuntime } from '../guest/runtime.ts';
import type { HostMessage, LinkedModule } from '../protocol.ts';

const child = globalThis.process;
const send = child.send?.bind(child);
if (!send) throw new Error('The sandbox needs an IPC channel.');

const texts = new Map<string, string>();

function add(modules: readonly LinkedModule[]): void {
  for (const { id, pieces } of modules) texts.set(id, pieces.map((piece) => (typeof piece === 'string' ? piece : piece.module)).join(''));
}

// Static imports were linked by the host. What comes here else is an import() that the program built itself.
registerHooks({
  resolve(specifier) {
    if (texts.has(specifier)) return { url: specifier, format: 'module', shortCircuit: true };
    throw new Error(`The sandbox has no module ${specifier.slice(0, 200)}.`);
  },
  load(url, context, next) {
    const source = texts.get(url);
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

// Left in place they would let learner code signal other processes or read Node's own modules.
for (const name of [
  'binding',
  '_linkedBinding',
  'dlopen',
  'kill',
  '_kill',
  '_debugProcess',
  'getBuiltinModule',
  'abort',
  'reallyExit',
  'mainModule',
])
  Object.defineProperty(child, name, { value: undefined, writable: false, configurable: false });

// Node's own fetch keeps its connections behind these symbols, and through them a way to the network where the permission
// model does not close it (Node before 25). Making a Request loads that code, so that it cannot put them back later.
new Request('http://localhost/');
for (const name of ['undici.globalDispatcher.1', 'undici.globalDispatcher.2']) {
  const key = Symbol.for(name);
  if (Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, { value: undefined, writable: false });
}

startRuntime(globalThis, {
  post: (message) => void send(message),
  listen: (receive) => {
    child.on('message', (message) => receive(message as HostMessage));
    // The host is gone: nobody is left to run for.
    child.on('disconnect', () => child.exit(0));
  },
  load(modules, entry) {
    add(modules);
    return import(entry);
  },
  async preload(modules) {
    add(modules);
    for (const { id } of modules) await import(id);
  },
  readableStack: (stack) => stack,
  watchUncaught(failed) {
    child.on('uncaughtException', failed);
    child.on('unhandledRejection', failed);
  },
  // `Buffer` stays: Node's own Request reads bodies with it.
  removed: ['process', 'global', 'WebSocket', 'EventSource', 'BroadcastChannel', 'navigator', 'localStorage', 'sessionStorage'],
});
