// Closes Node's doors in a child process: what code inside could import, signal or connect with. Taken before any of that code runs.
import { registerHooks } from 'node:module';
import type { LinkedModule } from '../protocol.ts';

/** Makes `import()` know linked modules and nothing else. */
export function linkedModulesOnly(): (modules: readonly LinkedModule[]) => void {
  const texts = new Map<string, string>();
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
  return (modules) => {
    for (const { id, pieces } of modules) texts.set(id, pieces.map((piece) => (typeof piece === 'string' ? piece : piece.module)).join(''));
  };
}

/** Ends the child when its host is gone: nobody is left to run for. Called before the doors close: process.exit() needs one of them. */
export function endWithHost(child: NodeJS.Process): void {
  const { reallyExit } = child as NodeJS.Process & { reallyExit(code: number): void };
  child.on('disconnect', () => reallyExit.call(child, 0));
}

/** Left in place they would let code signal other processes or read Node's own modules. */
const PROCESS_DOORS = [
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
];

export function closeDoors(child: NodeJS.Process): void {
  for (const name of PROCESS_DOORS) Object.defineProperty(child, name, { value: undefined, writable: false, configurable: false });
  // Node's own fetch keeps its connections behind these symbols, and through them a way to the network where the permission
  // model does not close it (Node before 25). Making a Request loads that code, so that it cannot put them back later.
  new Request('http://localhost/');
  for (const name of ['undici.globalDispatcher.1', 'undici.globalDispatcher.2']) {
    const key = Symbol.for(name);
    if (Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, { value: undefined, writable: false });
  }
}

/** Globals of Node that code inside must not find. `Buffer` stays: Node's own Request reads bodies with it. */
export const REMOVED_GLOBALS: readonly string[] = [
  'process',
  'global',
  'WebSocket',
  'EventSource',
  'BroadcastChannel',
  'navigator',
  'localStorage',
  'sessionStorage',
];
