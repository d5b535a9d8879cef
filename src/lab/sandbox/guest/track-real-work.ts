// Counts the platform's own asynchronous work (hashing, signing, blobs), so that "idle" is not said while it is under way.
import type { Activity } from './activity.ts';

/** Where real work hides. Whatever is missing on a platform is skipped. */
const TRACKED: readonly (readonly [owner: string, methods: readonly string[]])[] = [
  [
    'SubtleCrypto',
    [
      'digest',
      'sign',
      'verify',
      'encrypt',
      'decrypt',
      'generateKey',
      'importKey',
      'exportKey',
      'deriveBits',
      'deriveKey',
      'wrapKey',
      'unwrapKey',
    ],
  ],
  ['Blob', ['arrayBuffer', 'text', 'bytes']],
  ['Response', ['arrayBuffer', 'text', 'json', 'blob', 'bytes', 'formData']],
  ['Request', ['arrayBuffer', 'text', 'json', 'blob', 'bytes', 'formData']],
];

/** Wraps one method so that its promise counts as work under way. */
function track(owner: Record<string, unknown>, name: string, activity: Activity): void {
  const real = owner[name];
  if (typeof real !== 'function') return;
  const tracked = function (this: unknown, ...values: unknown[]): Promise<unknown> {
    const result: Promise<unknown> = Reflect.apply(real, this, values);
    const end = activity.beginWork();
    result.then(end, end);
    return result;
  };
  Object.defineProperty(owner, name, { value: tracked, writable: true, configurable: true });
}

/** A message to oneself is how schedulers and test runners take turns: what sends one has not ended. */
function trackMessages(scope: Record<string, unknown>, activity: Activity): void {
  const port = scope.MessagePort as { prototype: { postMessage(...values: unknown[]): void } } | undefined;
  if (!port) return;
  const real = port.prototype.postMessage;
  const tracked = function (this: unknown, ...values: unknown[]): void {
    activity.touch();
    Reflect.apply(real, this, values);
  };
  Object.defineProperty(port.prototype, 'postMessage', { value: tracked, writable: true, configurable: true });
}

/** Wraps what is listed above, WebAssembly's compilers, and messages between ports. */
export function trackRealWork(scope: Record<string, unknown>, activity: Activity): void {
  for (const [owner, methods] of TRACKED) {
    const type = scope[owner] as { prototype: Record<string, unknown> } | undefined;
    if (type) for (const method of methods) track(type.prototype, method, activity);
  }
  trackMessages(scope, activity);
  const assembly = scope.WebAssembly as Record<string, unknown> | undefined;
  if (assembly) for (const method of ['compile', 'instantiate']) track(assembly, method, activity);
}
