// The script of a function's sandbox in a child process of Node: takes the IPC channel, closes Node's doors, starts the runtime.
import { Script } from 'node:vm';
import { closeDoors, endWithHost, linkedModulesOnly, REMOVED_GLOBALS } from '../../sandbox/node/child-doors.ts';
import type { ToFunction } from '../function-protocol.ts';
import { startFunctionRuntime } from '../guest/function-runtime.ts';
import type { CommonJsBody } from '../guest/module-loader.ts';

const child = globalThis.process;
const send = child.send?.bind(child);
if (!send) throw new Error('The sandbox needs an IPC channel.');

const add = linkedModulesOnly();
endWithHost(child);
closeDoors(child);
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';

startFunctionRuntime(globalThis as typeof globalThis & Record<string, unknown>, {
  post: (message) => void send(message),
  listen: (receive) => {
    child.on('message', (message) => receive(message as ToFunction));
  },
  load(modules, entry) {
    add(modules);
    return import(entry);
  },
  async preload(modules) {
    add(modules);
    for (const { id } of modules) await import(id);
  },
  compile(text, path) {
    const script = new Script(`${HEAD}${text}\n})`, { filename: path, columnOffset: -HEAD.length });
    return script.runInThisContext() as CommonJsBody;
  },
  readableStack: (stack) => stack,
  watchUncaught(exception, rejection) {
    child.on('uncaughtException', exception);
    child.on('unhandledRejection', rejection);
  },
  removed: REMOVED_GLOBALS,
});
