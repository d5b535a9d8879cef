// The script of a function's sandbox in a child process of Node: takes the IPC channel, closes Node's doors, starts the runtime.
import { Script } from 'node:vm';
import { REMOVED_GLOBALS } from '../../sandbox/node/child-doors.ts';
import { closedChild } from '../../sandbox/node/closed-child.ts';
import type { ToFunction } from '../function-protocol.ts';
import { startFunctionRuntime } from '../guest/function-runtime.ts';
import type { CommonJsBody } from '../guest/module-loader.ts';

const { child, platform } = closedChild<ToFunction>();
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';

startFunctionRuntime(globalThis as typeof globalThis & Record<string, unknown>, {
  ...platform,
  compile(text, path) {
    const script = new Script(`${HEAD}${text}\n})`, { filename: path, columnOffset: -HEAD.length });
    return script.runInThisContext() as CommonJsBody;
  },
  watchUncaught(exception, rejection) {
    child.on('uncaughtException', exception);
    child.on('unhandledRejection', rejection);
  },
  removed: REMOVED_GLOBALS,
});
