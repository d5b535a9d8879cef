// Which of Node's own modules a function finds, and what is said about the others.
import EventEmitter from 'events/';
import path from 'path-browserify';
import { assertModule } from './assert.ts';
import { bufferModule } from './buffer.ts';
import { cryptoModule } from './crypto.ts';
import { querystringModule, urlModule } from './url.ts';
import { utilModule } from './util.ts';

/** Those of Node's modules that are not here. */
const ABSENT =
  'async_hooks child_process cluster console constants dgram diagnostics_channel dns dns/promises domain fs fs/promises http http2 https inspector module net os perf_hooks punycode readline readline/promises repl sea sqlite stream stream/consumers stream/promises stream/web string_decoder sys test tls trace_events tty v8 vm wasi worker_threads zlib'.split(
    ' ',
  );

export interface NodeModules {
  /** Is it a name of one of Node's modules, with `node:` or without? */
  has(name: string): boolean;
  /** @throws when it is not available here, as a module that cannot be found */
  get(name: string): unknown;
}

/** @param own the modules that need the sandbox itself */
export function nodeModules(own: {
  readonly process: unknown;
  readonly timers: unknown;
  readonly 'timers/promises': unknown;
}): NodeModules {
  const modules: Readonly<Record<string, unknown>> = {
    ...own,
    assert: assertModule,
    'assert/strict': assertModule,
    buffer: bufferModule,
    crypto: cryptoModule,
    events: EventEmitter,
    path,
    'path/posix': path,
    querystring: querystringModule,
    url: urlModule,
    util: utilModule,
    'util/types': utilModule.types,
  };
  const plain = (name: string) => name.replace(/^node:/, '');
  return {
    has: (name) => name.startsWith('node:') || Object.hasOwn(modules, name) || ABSENT.includes(name),
    get(name) {
      if (Object.hasOwn(modules, plain(name))) return modules[plain(name)];
      const there = Object.keys(modules).filter((one) => !one.includes('/'));
      const message = `The module '${name}' is not available in Sandshark's functions. Of Node's own modules there are: ${there.join(', ')}.`;
      throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND' });
    },
  };
}
