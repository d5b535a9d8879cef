// Puts virtual time in place of the platform's, before anything else loads: the SDK's waiters, retries and signatures use these globals.
import { removeGlobal, setGlobal } from './globals.ts';
import type { VirtualTime } from './virtual-time.ts';

type Scope = typeof globalThis & Record<string, unknown>;

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

function timerFunction(time: VirtualTime, name: string, every: 'once' | 'repeated') {
  return (callback: unknown, delayMs?: unknown, ...values: unknown[]): number => {
    if (typeof callback !== 'function') throw new TypeError(`${name} needs a function.`);
    return time.set(() => callback(...values), Number(delayMs ?? 0), every);
  };
}

function replaceDate(scope: Scope, time: VirtualTime): void {
  const RealDate = scope.Date;
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, values, newTarget) => Reflect.construct(target, values.length === 0 ? [time.nowMs] : values, newTarget),
    apply: () => new RealDate(time.nowMs).toString(),
  });
  define(RealDate, 'now', () => time.nowMs);
  define(RealDate.prototype, 'constructor', VirtualDate);
  setGlobal(scope, 'Date', VirtualDate);
}

/** `Temporal.Now`, where the platform has it. */
function replaceTemporal(scope: Scope, time: VirtualTime): void {
  interface ZonedNow {
    toPlainDateTime(): unknown;
    toPlainDate(): unknown;
    toPlainTime(): unknown;
  }
  const temporal = scope.Temporal as
    | { Now: { timeZoneId(): string }; Instant: { fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: unknown): ZonedNow } } }
    | undefined;
  if (!temporal) return;
  const instant = () => temporal.Instant.fromEpochMilliseconds(time.nowMs);
  const zoned = (zone: unknown = temporal.Now.timeZoneId()) => instant().toZonedDateTimeISO(zone);
  define(temporal.Now, 'instant', instant);
  define(temporal.Now, 'zonedDateTimeISO', zoned);
  define(temporal.Now, 'plainDateTimeISO', (zone?: unknown) => zoned(zone).toPlainDateTime());
  define(temporal.Now, 'plainDateISO', (zone?: unknown) => zoned(zone).toPlainDate());
  define(temporal.Now, 'plainTimeISO', (zone?: unknown) => zoned(zone).toPlainTime());
}

/** Replaces Date, performance, the timers, AbortSignal.timeout and Temporal.Now; removes the schedulers that have no virtual counterpart. */
export function replaceTime(scope: Scope, time: VirtualTime): void {
  replaceDate(scope, time);
  replaceTemporal(scope, time);
  setGlobal(scope, 'setTimeout', timerFunction(time, 'setTimeout', 'once'));
  setGlobal(scope, 'setInterval', timerFunction(time, 'setInterval', 'repeated'));
  const clear = (id: unknown) => time.clear(Number(id));
  setGlobal(scope, 'clearTimeout', clear);
  setGlobal(scope, 'clearInterval', clear);
  define(Performance.prototype, 'now', () => time.elapsedMs);
  Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => time.startMs, configurable: true });
  define(scope.performance, 'now', () => time.elapsedMs);
  Object.defineProperty(scope.performance, 'timeOrigin', { get: () => time.startMs, configurable: true });
  define(AbortSignal, 'timeout', (delayMs: number) => {
    const controller = new AbortController();
    const late = () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
    time.set(late, delayMs, 'once');
    return controller.signal;
  });
  for (const name of [
    'setImmediate',
    'clearImmediate',
    'requestAnimationFrame',
    'cancelAnimationFrame',
    'requestIdleCallback',
    'scheduler',
  ])
    removeGlobal(scope, name);
}
