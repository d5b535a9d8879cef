// Globals of a Worker that code inside a sandbox must not find: other networks, other Workers, storage, the frame.

export const REMOVED_IN_WORKER: readonly string[] = [
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebSocketStream',
  'WebTransport',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'importScripts',
  'postMessage',
  'close',
  'indexedDB',
  'caches',
  'FileReaderSync',
];
