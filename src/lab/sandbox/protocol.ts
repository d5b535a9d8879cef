// What the page (or Node) and the sandbox say to each other. Both sides import this file and nothing else of each other.
import type { ConsoleLine, PageRoute } from '../run-events.ts';
import type { GuestSpec } from '../specs/guest-spec.ts';

/** A module, ready to load: its text, with holes where the address of another module belongs. */
export interface LinkedModule {
  readonly id: string;
  readonly pieces: readonly (string | { readonly module: string })[];
}

/** What the prebuilt SDK takes as defaults, so that `new KinesisClient({})` works. */
export interface GuestEnvironment {
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export type WireHeaders = readonly (readonly [name: string, value: string])[];

/** A body that is at hand, or one that follows in chunks: the reader says `pull` for each chunk, or `cancel`. */
export type WireBody = { readonly kind: 'none' } | { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'stream' };

export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: WireHeaders;
  readonly body: WireBody;
}

/** One step of a body that travels in chunks. `id` is the request's; the direction tells which body is meant. */
export type BodyMessage =
  | { readonly type: 'pull'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'chunk-end'; readonly id: number }
  | { readonly type: 'chunk-error'; readonly id: number; readonly message: string };

/** What a page has stored: it finds it again when it is loaded again. */
export interface KeptStorage {
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  readonly cookies: readonly KeptCookie[];
}

export type KeptCookie = readonly [name: string, value: string, untilMs: number];

/** The document in which a program runs. */
export interface PageText {
  readonly html: string;
  /** Every style sheet by its path. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What it takes for its own address. */
  readonly address: string;
  /** `carried`: it is in a preview, which loads where it goes. Else it stays where it is, and says so. */
  readonly leaving: 'carried' | 'refused';
  readonly stored?: KeptStorage;
  /** Does the preview's history go on beyond this page? */
  readonly beyond?: Pick<PageRoute, 'back' | 'forward'>;
}

/** Where a page goes: to an address, by a link, a form or a line of its program; or a step in the history, beyond its own entries. */
export type PageLeave =
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly method: 'GET' | 'POST';
      /** `a=1&b=2`, of a POST. */
      readonly form: string;
      /** `same`: in the history it takes the place of the page that it leaves. */
      readonly entry: 'new' | 'same';
    }
  | { readonly kind: 'step'; readonly steps: number };

/**
 * What the learner, or somebody for them, does to a page: goes to an address, as it is typed (`#/two` is a route of this page), takes a step
 * in the history, or presses a button or a link by its words, after filling in fields by their names.
 */
export type PageMove =
  | { readonly kind: 'go'; readonly address: string }
  | { readonly kind: 'back' | 'forward' }
  | { readonly kind: 'press'; readonly words: string; readonly fields?: Readonly<Record<string, string>> };

export interface StartMessage {
  readonly type: 'start';
  /** A secret of this run: every message of the guest must carry it. */
  readonly run: string;
  readonly nowMs: number;
  /** In order of dependency: a module comes after those that it imports. */
  readonly modules: readonly LinkedModule[];
  readonly entry: string;
  readonly environment: GuestEnvironment;
  /** Present where the program runs in a document. */
  readonly page?: PageText;
}

/** Host to guest. `nowMs` is the lab's clock. */
export type HostMessage =
  | StartMessage
  | { readonly type: 'advance'; readonly nowMs: number }
  | {
      readonly type: 'response';
      readonly id: number;
      readonly nowMs: number;
      readonly status: number;
      readonly statusText: string;
      readonly headers: WireHeaders;
      readonly body: WireBody;
    }
  | { readonly type: 'refused'; readonly id: number; readonly nowMs: number; readonly message: string }
  | { readonly type: 'ping' }
  /** The program has ended well and its document stays for use: an error from now on is printed and ends nothing. */
  | { readonly type: 'stay' }
  | { readonly type: 'move'; readonly move: PageMove }
  /** Before `start`, for a sandbox that is kept warm: loads and evaluates these modules, which `start` then need not. */
  | { readonly type: 'preload'; readonly modules: readonly LinkedModule[] }
  /** Lab time may have passed while the program waited for a chunk. */
  | (BodyMessage & { readonly nowMs?: number });

/** An error, as it was thrown. The stack names modules by their ids (`lab:main.ts:3:5`). */
export interface GuestError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export type GuestReport =
  /** The runtime is loaded and waits for `start`. */
  | { readonly type: 'ready' }
  /**
   * Nothing can happen before `untilMs` (null: never again), unless one of `calls` is answered or a chunk comes for one of `reads` (bodies of
   * answers that the program waits for). `seen` counts the host's messages handled so far, `ping` and `preload` apart:
   * a report that crossed a message is stale. `ended` tells whether the entry module has been evaluated.
   */
  | {
      readonly type: 'idle';
      readonly untilMs: number | null;
      readonly calls: number;
      readonly reads: number;
      readonly seen: number;
      readonly ended: boolean;
    }
  /** Takes an `idle` back. */
  | { readonly type: 'busy' }
  | { readonly type: 'console'; readonly line: ConsoleLine }
  | { readonly type: 'console-dropped'; readonly count: number }
  | { readonly type: 'fetch'; readonly id: number; readonly request: WireRequest }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'failed'; readonly error: GuestError }
  | { readonly type: 'spec-began'; readonly path: readonly string[] }
  /** One spec is over. */
  | { readonly type: 'spec'; readonly spec: GuestSpec }
  /** The document's route is another one now. */
  | { readonly type: 'route'; readonly route: PageRoute }
  /** The document wants to go elsewhere. */
  | { readonly type: 'leave'; readonly leaving: PageLeave; readonly stored: KeptStorage }
  | { readonly type: 'exited'; readonly code: number }
  | { readonly type: 'pong' }
  | BodyMessage;

/** Guest to host. `run` is empty before `start`. */
export type GuestMessage = GuestReport & { readonly run: string };

const guestTypes: ReadonlySet<string> = new Set([
  'ready',
  'idle',
  'busy',
  'console',
  'console-dropped',
  'fetch',
  'abort',
  'failed',
  'spec-began',
  'spec',
  'route',
  'leave',
  'exited',
  'pong',
  'pull',
  'cancel',
  'chunk',
  'chunk-end',
  'chunk-error',
] satisfies GuestReport['type'][]);

/**
 * Reads what came out of a sandbox. Undefined when it is no message of this run: learner code may have forged it. Members
 * deeper down are only ever shown or sent on as requests of the learner's own, so that a wrong one harms nobody else.
 */
export function readGuestMessage(raw: unknown, run: string): GuestReport | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { type, run: claimed, id } = raw as { type?: unknown; run?: unknown; id?: unknown };
  if (typeof type !== 'string' || !guestTypes.has(type)) return undefined;
  if (type !== 'ready' && claimed !== run) return undefined;
  if (id !== undefined && typeof id !== 'number') return undefined;
  return raw as GuestReport;
}
