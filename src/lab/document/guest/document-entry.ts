// The sandbox's script in a frame's document. The frame imports it as a module and hands it the port to the host.
import { blobLoader } from '../../sandbox/guest/blob-loader.ts';
import { startRuntime } from '../../sandbox/guest/runtime.ts';
import type { HostMessage } from '../../sandbox/protocol.ts';
import { REMOVED_IN_DOCUMENT } from './document-globals.ts';
import { documentPage } from './document-page.ts';

/** Starts the runtime; the frame calls it once. */
export function start(port: MessagePort): void {
  const send = port.postMessage.bind(port);
  const loader = blobLoader((url) => import(/* @vite-ignore */ url));
  const replaceHash = location.replace.bind(location);
  const listen = window.addEventListener.bind(window);
  startRuntime(globalThis, {
    post: (message) => send(message),
    listen: (receive) => {
      port.onmessage = ({ data }: MessageEvent<HostMessage>) => receive(data);
    },
    load: loader.load,
    preload: loader.preload,
    readableStack: loader.readableStack,
    watchUncaught(failed) {
      listen('error', (error) => {
        error.preventDefault();
        failed(error.error ?? error.message);
      });
      listen('unhandledrejection', (rejection) => {
        rejection.preventDefault();
        failed(rejection.reason);
      });
    },
    removed: REMOVED_IN_DOCUMENT,
    page: (voice) => documentPage({ window, scope: globalThis, replaceHash: (hash) => replaceHash(hash === '' ? '#' : hash) }, voice),
  });
}
