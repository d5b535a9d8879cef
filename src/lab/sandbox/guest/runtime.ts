// The inside of the sandbox: put together before any learner code loads, and the same in a Worker and in a child of Node.
import type { PageRoute } from '../../run-events.ts';
import type { GuestReport, HostMessage, KeptStorage, LinkedModule, PageLeave, PageMove, PageText, StartMessage } from '../protocol.ts';
import { Activity } from './activity.ts';
import { makeConsole } from './capture-console.ts';
import { describeThrown } from './console-value.ts';
import { fixGlobal, removeGlobal, setGlobal } from './globals.ts';
import { makeFetch } from './port-fetch.ts';
import { addRandomUuid } from './random-uuid.ts';
import { replaceTime } from './replace-time.ts';
import { readablePath, readableSpec, SPECS, type SpecDoor } from './spec-door.ts';
import { trackRealWork } from './track-real-work.ts';
import { VirtualTime } from './virtual-time.ts';

/** The document around a program, where there is one. */
export interface GuestPage {
  /** Fills it, before the program is loaded. */
  open(text: PageText): void;
  /** The program is loaded: tells it what a browser tells at that point. */
  loaded(): void;
  move(move: PageMove): void;
  /** Is an event of its own still to come, a change of its address for example? */
  owes(): boolean;
  /** Makes it as fresh as it was after `open`. */
  reset(): Promise<void>;
}

/** What a page tells its host. */
export interface PageVoice {
  route(route: PageRoute): void;
  leave(leaving: PageLeave, stored: KeptStorage): void;
}

/** What differs between a Worker and a child process. All of it is taken before learner code runs. */
export interface GuestPlatform {
  readonly post: (message: GuestReport & { readonly run: string }) => void;
  readonly listen: (receive: (message: HostMessage) => void) => void;
  /** Makes the modules loadable and evaluates the entry; settles as its evaluation does. */
  readonly load: (modules: readonly LinkedModule[], entry: string) => Promise<unknown>;
  /** Loads and evaluates modules ahead of `load`, which finds them by their ids. */
  readonly preload: (modules: readonly LinkedModule[]) => Promise<void>;
  /** Calls `failed` for every error and rejection that nothing handles. */
  readonly watchUncaught: (failed: (thrown: unknown) => void) => void;
  /** Replaces addresses of modules by their ids. */
  readonly readableStack: (stack: string) => string;
  /** Globals that learner code must not find. */
  readonly removed: readonly string[];
  /** Left out where programs have no document. */
  readonly page?: (voice: PageVoice) => GuestPage;
}

/** What a screen of sixty hertz gives. */
const FRAME_MS = 16;

/** Where the prebuilt SDK finds region and credentials; sdk-bundle.ts reads it. */
const ENVIRONMENT = Symbol.for('sandshark.environment');

const LOADED = Symbol.for('sandshark.loaded');

/**
 * A graph of modules is evaluated only when all of it is loaded, and in order of import: so the first module here says
 * that loading is over. From then on only the program's own doings count; a top-level await may well wait for the clock.
 */
function startModules(entry: string): LinkedModule[] {
  const loaded = "const key = Symbol.for('sandshark.loaded');\nglobalThis[key]();\ndelete globalThis[key];";
  return [
    { id: 'sandshark:loaded', pieces: [loaded] },
    { id: 'sandshark:start', pieces: ["import '", { module: 'sandshark:loaded' }, "';\nimport '", { module: entry }, "';"] },
  ];
}

/** Thrown by `process.exit`, to end the code that called it. The host has been told already. */
class ExitSignal extends Error {}

export function startRuntime(scope: typeof globalThis, platform: GuestPlatform): void {
  addRandomUuid(scope.crypto);
  let run = '';
  let seen = 0;
  let ended = false;
  let over = false;
  let page: GuestPage | undefined;
  /** What an error that nothing handles does: it ends the program, or is printed, or the runner of specs tells it. */
  let uncaught: 'ends' | 'printed' | 'told' = 'ends';
  const post = (message: GuestReport) => {
    if (!over) platform.post({ ...message, run });
  };
  const time = new VirtualTime(
    () => activity.touch(),
    (thrown) => {
      if (uncaught === 'ends') return failed(thrown);
      // As an error that nothing handles: whoever listens to those is to hear of it.
      queueMicrotask(() => {
        throw thrown;
      });
    },
  );
  const activity = new Activity(
    (calls, reads) => {
      flush();
      post({ type: 'idle', untilMs: time.nextDueMs, calls, reads, seen, ended });
    },
    () => post({ type: 'busy' }),
    () => page?.owes() ?? false,
  );
  const { console, flush } = makeConsole(post, () => time.nowMs, platform.readableStack);
  const { fetch, receive } = makeFetch(scope, post, activity);

  const failed = (thrown: unknown) => {
    if (thrown instanceof ExitSignal) return;
    flush();
    post({ type: 'failed', error: describeThrown(thrown, platform.readableStack) });
    over = true;
  };
  const exit = (code: unknown = 0) => {
    flush();
    post({ type: 'exited', code: Number(code) || 0 });
    over = true;
    throw new ExitSignal('The program has ended.');
  };

  replaceTime(scope as typeof globalThis & Record<string, unknown>, time);
  trackRealWork(scope as unknown as Record<string, unknown>, activity);
  for (const name of platform.removed) removeGlobal(scope, name);
  fixGlobal(scope, 'console', Object.freeze(console));
  fixGlobal(scope, 'fetch', fetch);
  fixGlobal(scope, 'process', Object.freeze({ env: Object.freeze({}), argv: Object.freeze([]), exit }));
  page = platform.page?.({
    route: (route) => post({ type: 'route', route }),
    leave: (leaving, stored) => post({ type: 'leave', leaving, stored }),
  });
  if (page) {
    const frame = (callback: (nowMs: number) => void) => time.set(() => callback(time.elapsedMs), FRAME_MS, 'once');
    setGlobal(scope, 'requestAnimationFrame', frame);
    setGlobal(scope, 'cancelAnimationFrame', (id: unknown) => time.clear(Number(id)));
  }
  let specsLoaded = () => {};
  const door: SpecDoor = {
    loading() {
      specsLoaded = activity.beginWork();
    },
    loaded: () => specsLoaded(),
    begin() {
      uncaught = 'told';
    },
    began: (path) => post({ type: 'spec-began', path: readablePath(path) }),
    tell(spec) {
      activity.touch();
      post({ type: 'spec', spec: readableSpec(spec, platform.readableStack) });
    },
    async reset() {
      const done = activity.beginWork();
      await page?.reset();
      done();
    },
  };
  fixGlobal(scope, SPECS, Object.freeze(door));
  platform.watchUncaught((thrown) => {
    if (uncaught === 'ends') failed(thrown);
    else if (uncaught === 'printed') console.error(thrown);
  });

  async function start(message: StartMessage): Promise<void> {
    run = message.run;
    time.start(message.nowMs);
    const { region, credentials } = message.environment;
    fixGlobal(scope, ENVIRONMENT, Object.freeze({ region, credentials: Object.freeze({ ...credentials }) }));
    if (message.page) page?.open(message.page);
    const loaded = activity.beginWork();
    Object.defineProperty(scope, LOADED, { value: loaded, configurable: true });
    try {
      await platform.load([...message.modules, ...startModules(message.entry)], 'sandshark:start');
      page?.loaded();
      ended = true;
      activity.touch();
    } catch (error) {
      failed(error);
    }
  }

  platform.listen((message) => {
    if (message.type === 'ping') return post({ type: 'pong' });
    // What cannot be loaded now fails again when the program imports it, and is told then.
    if (message.type === 'preload') return void platform.preload(message.modules).catch(() => {});
    seen++;
    if ('nowMs' in message && message.nowMs !== undefined) time.observe(message.nowMs);
    activity.wake();
    if (message.type === 'start') void start(message);
    else if (message.type === 'advance') {
      const done = activity.beginWork();
      time.advance(message.nowMs).then(done, failed);
    } else if (message.type === 'stay') uncaught = 'printed';
    else if (message.type === 'move') page?.move(message.move);
    else receive(message);
  });
  post({ type: 'ready' });
}
