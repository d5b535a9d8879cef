// The sandbox's script in a child process of Node that has a document: as sandbox/node/child-entry.ts, with a window put in first.

import { startRuntime } from '../../sandbox/guest/runtime.ts';
import { REMOVED_GLOBALS } from '../../sandbox/node/child-doors.ts';
import { closedChild } from '../../sandbox/node/closed-child.ts';
import type { HostMessage } from '../../sandbox/protocol.ts';
import { REMOVED_IN_DOCUMENT } from '../guest/document-globals.ts';
import { documentPage } from '../guest/document-page.ts';
import { installWindow } from './install-window.ts';

const { child, platform } = closedChild<HostMessage>();
const removed = REMOVED_GLOBALS.filter((name) => name !== 'navigator');
for (const name of removed) Reflect.deleteProperty(globalThis, name);
const window = installWindow(globalThis);

startRuntime(globalThis, {
  ...platform,
  watchUncaught(failed) {
    // As in a browser: the window is told, and the program's own listeners hear of it first. happy-dom tells it what a listener threw.
    window.addEventListener('error', (event) => event.defaultPrevented || failed(event.error));
    window.addEventListener('unhandledrejection', (event) => event.defaultPrevented || failed(event.reason));
    const tell = (type: string, thrown: unknown) => {
      const event = new window.ErrorEvent(type, { error: thrown, message: String(thrown), cancelable: true });
      Object.defineProperty(event, 'reason', { value: thrown });
      window.dispatchEvent(event);
    };
    child.on('uncaughtException', (thrown) => tell('error', thrown));
    child.on('unhandledRejection', (thrown) => tell('unhandledrejection', thrown));
  },
  removed: [...removed, ...REMOVED_IN_DOCUMENT],
  page: (voice) =>
    documentPage(
      {
        window,
        scope: globalThis,
        replaceHash: (hash) => {
          window.location.hash = hash;
        },
      },
      voice,
    ),
});
