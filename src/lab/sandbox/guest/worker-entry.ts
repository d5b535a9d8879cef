// The sandbox's script in a browser: a classic Worker (in an opaque-origin frame a module Worker from a blob does not start).
import type { HostMessage } from '../protocol.ts';
import { blobLoader } from './blob-loader.ts';
import { startRuntime } from './runtime.ts';
import { REMOVED_IN_WORKER } from './worker-globals.ts';

/** The frame hands over the port in its first message; after that nobody listens on the Worker itself. */
self.addEventListener(
  'message',
  (event: MessageEvent) => {
    const port = event.ports[0];
    if (!port) return;
    const send = port.postMessage.bind(port);
    const loader = blobLoader((url) => import(/* @vite-ignore */ url));
    startRuntime(globalThis, {
      post: (message) => send(message),
      listen: (receive) => {
        port.onmessage = ({ data }: MessageEvent<HostMessage>) => receive(data);
      },
      load: loader.load,
      preload: loader.preload,
      readableStack: loader.readableStack,
      watchUncaught(failed) {
        self.addEventListener('error', (error) => {
          error.preventDefault();
          failed(error.error ?? error.message);
        });
        self.addEventListener('unhandledrejection', (rejection) => {
          rejection.preventDefault();
          failed(rejection.reason);
        });
      },
      removed: REMOVED_IN_WORKER,
    });
  },
  { once: true },
);
