// The sandbox's script in a child process of Node: takes the IPC channel for itself, closes Node's doors, starts the runtime.
import { startRuntime } from '../guest/runtime.ts';
import type { HostMessage } from '../protocol.ts';
import { REMOVED_GLOBALS } from './child-doors.ts';
import { closedChild } from './closed-child.ts';

const { child, platform } = closedChild<HostMessage>();

startRuntime(globalThis, {
  ...platform,
  watchUncaught(failed) {
    child.on('uncaughtException', failed);
    child.on('unhandledRejection', failed);
  },
  removed: REMOVED_GLOBALS,
});
