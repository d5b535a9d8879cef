// The script of a function's sandbox in a browser: a classic Worker, so that importScripts can evaluate CommonJS at once.
import { blobLoader } from '../../sandbox/guest/blob-loader.ts';
import { REMOVED_IN_WORKER } from '../../sandbox/guest/worker-globals.ts';
import type { ToFunction } from '../function-protocol.ts';
import { startFunctionRuntime } from './function-runtime.ts';
import type { CommonJsBody } from './module-loader.ts';

const BODY = 'sandshark.commonjs';

/** The frame hands over the port in its first message; after that nobody listens on the Worker itself. */
self.addEventListener(
  'message',
  (event: MessageEvent) => {
    const port = event.ports[0];
    if (!port) return;
    const send = port.postMessage.bind(port);
    const loader = blobLoader((url) => import(/* @vite-ignore */ url));
    const { createObjectURL, revokeObjectURL } = URL;
    const importScripts = (self as unknown as { importScripts(url: string): void }).importScripts.bind(self);
    const bodies: CommonJsBody[] = [];
    const paths = new Map<string, string>();
    Object.defineProperty(self, Symbol.for(BODY), { value: (body: CommonJsBody) => void bodies.push(body) });
    startFunctionRuntime(globalThis as typeof globalThis & Record<string, unknown>, {
      post: (message) => send(message),
      listen: (receive) => {
        port.onmessage = ({ data }: MessageEvent<ToFunction>) => receive(data);
      },
      load: loader.load,
      preload: loader.preload,
      compile(text, path) {
        const script = `self[Symbol.for('${BODY}')](function (exports, require, module, __filename, __dirname) { ${text}\n})`;
        const url = createObjectURL(new Blob([script], { type: 'text/javascript' }));
        paths.set(url, path);
        try {
          importScripts(url);
        } finally {
          revokeObjectURL(url);
        }
        const body = bodies.pop();
        if (!body) throw new Error(`The module ${path} could not be evaluated.`);
        return body;
      },
      readableStack: (stack) => [...paths].reduce((text, [url, path]) => text.replaceAll(url, path), loader.readableStack(stack)),
      watchUncaught(exception, rejection) {
        self.addEventListener('error', (error) => {
          error.preventDefault();
          exception(error.error ?? error.message);
        });
        self.addEventListener('unhandledrejection', (event) => {
          event.preventDefault();
          rejection(event.reason);
        });
      },
      removed: REMOVED_IN_WORKER,
    });
  },
  { once: true },
);
