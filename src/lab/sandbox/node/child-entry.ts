// The sandbox's script in a child process of Node: takes the IPC channel for itself, closes Node's doors, starts the runtime.
import { startRuntime } from '../guest/runtime.ts';
import type { HostMessage } from '../protocol.ts';
import { closeDoors, endWithHost, linkedModulesOnly, REMOVED_GLOBALS } from './child-doors.ts';

const child = globalThis.process;
const send = child.send?.bind(child);
if (!send) throw new Error('The sandbox needs an IPC channel.');

const add = linkedModulesOnly();
endWithHost(child);
closeDoors(child);

startRuntime(globalThis, {
  post: (message) => void send(message),
  listen: (receive) => {
    child.on('message', (message) => receive(message as HostMessage));
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
  removed: REMOVED_GLOBALS,
});
