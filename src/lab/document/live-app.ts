// The preview of a shown run, until the next one: the app, which stays when the run is judged, and the pages of the cloud that it goes to.
import type { PageRoute, RunEvent, RunFailure } from '../run-events.ts';
import type { KeptProgram } from '../sandbox/kept-program.ts';
import type { KeptStorage, PageLeave, PageMove, PageText } from '../sandbox/protocol.ts';
import { CookieJar } from './cookie-jar.ts';
import { type LoadedPage, loadPage, type PageRequest } from './load-page.ts';
import { PreviewHistory } from './preview-history.ts';

/** What a document in the preview says while it is there. */
export interface DocumentListener {
  readonly signal: AbortSignal;
  readonly keep: (program: KeptProgram) => void;
  readonly onRoute: (route: PageRoute) => void;
  readonly onLeave: (leaving: PageLeave, stored: KeptStorage) => void;
}

/** The run that the app is of. Its cloud answers. */
export interface AppRun {
  /** The app's page, as it was opened first. */
  readonly page: PageText;
  /** A call of the cloud, which stands in the log as the app's own do. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly nowMs: () => number;
  /** Opens a document in place of the app's: with the app once more, or with no program at all. Settles when it is kept, or did not get so far. */
  readonly open: (page: PageText, program: 'app' | 'none', listener: DocumentListener) => Promise<RunFailure | undefined>;
}

/** Nobody clicks so often: more pages than that in this time load each other. */
const MOST_LOADS = 15;
const CIRCLE_MS = 20_000;

type Tell = (event: RunEvent) => void;

interface Live {
  readonly run: AppRun;
  readonly history: PreviewHistory;
  readonly cookies: CookieJar;
  stored: KeptStorage | undefined;
}

export class LiveApp {
  #program: KeptProgram | undefined;
  #live: Live | undefined;
  #tell: Tell | undefined;
  /** Where the app is, and where it wanted to go, before the run was judged. */
  #route: PageRoute | undefined;
  #early: readonly [PageLeave, KeptStorage] | undefined;
  /** When pages were loaded, by the wall clock. */
  #loads: readonly number[] = [];
  /** What was done while no document was there. */
  #moves: PageMove[] = [];
  /** Ends what is being loaded, and what it became. */
  #going = new AbortController();

  /** The program has ended well. It waits, with its clock standing still, until `live`. */
  readonly keep = (program: KeptProgram, run: AppRun): void => {
    this.#closeAll();
    this.#program = program;
    const history = new PreviewHistory(this.#route?.address ?? run.page.address);
    this.#live = { run, history, cookies: new CookieJar(), stored: undefined };
  };

  /** The run is judged: time passes for the app from now on. */
  live(tell: Tell): void {
    if (!this.#program) return;
    this.#tell = tell;
    this.#letLive(this.#program);
    tell({ type: 'preview', preview: 'live' });
    if (this.#early) this.onLeave(...this.#early);
  }

  move(move: PageMove): void {
    if (this.#program) this.#program.move(move);
    else if (this.#live) this.#moves.push(move);
  }

  /** The document that is shown wants to go elsewhere. What it says is the learner's, and is read with care. */
  readonly onLeave = (leaving: PageLeave, stored: KeptStorage): void => {
    if (!this.#tell || !this.#live) {
      this.#early = [leaving, stored];
      return;
    }
    const { history } = this.#live;
    if (history.shown === 'app') this.#live.stored = stored;
    if (leaving?.kind === 'step') {
      const entry = history.at(Number(leaving.steps));
      if (entry !== undefined) void this.#go({ address: entry, method: 'GET', form: '' }, (page) => history.step(leaving.steps, page));
    } else if (leaving?.kind === 'address') {
      const { address, method, form, entry } = leaving;
      const request = { address: String(address), method: method === 'POST' ? method : 'GET', form: String(form) } as const;
      void this.#go(request, (page) => history.arrive(page, entry === 'same' ? entry : 'new'));
    }
  };

  /** The app has another route. */
  readonly onRoute = (route: PageRoute): void => {
    this.#route = route;
    this.#live?.history.routed(route.address);
  };

  end(): void {
    this.#closeAll();
    this.#early = undefined;
    this.#route = undefined;
  }

  #closeAll(): void {
    this.#going.abort();
    this.#program?.end();
    this.#program = undefined;
    this.#live = undefined;
    this.#tell = undefined;
    this.#moves = [];
    this.#loads = [];
  }

  #goesInCircles(): boolean {
    const nowMs = performance.now();
    this.#loads = [...this.#loads, nowMs].filter((atMs) => atMs > nowMs - CIRCLE_MS);
    return this.#loads.length > MOST_LOADS;
  }

  #letLive(program: KeptProgram): void {
    program.live((because) => {
      if (this.#program === program) this.#ended(because);
    });
  }

  #ended(because: string): void {
    const tell = this.#tell;
    this.#closeAll();
    tell?.({ type: 'preview', preview: 'ended', because });
  }

  async #go(request: PageRequest, arrived: (page: LoadedPage) => void): Promise<void> {
    const [live, tell] = [this.#live, this.#tell];
    if (!live || !tell) return;
    const { run, cookies } = live;
    if (this.#goesInCircles()) {
      this.#ended('Page after page was loaded, and none stayed. Does the app leave as soon as it is loaded?');
      return;
    }
    // Whoever goes elsewhere before the page has come has changed their mind.
    this.#going.abort();
    const going = new AbortController();
    this.#going = going;
    const { signal } = going;
    try {
      const page = await loadPage(request, { fetch: run.fetch, cookies, nowMs: run.nowMs, signal });
      if (signal.aborted) return;
      arrived(page);
      this.#program?.end();
      this.#program = undefined;
      const failure = await run.open(this.#textOf(page, live), page.kind === 'app' ? 'app' : 'none', {
        signal,
        keep: (program) => {
          this.#program = program;
          this.#letLive(program);
          for (const move of this.#moves.splice(0)) program.move(move);
        },
        onRoute: (route) => {
          live.history.routed(route.address);
          tell({ type: 'route', route });
        },
        onLeave: (leaving, stored) => {
          if (!signal.aborted) this.onLeave(leaving, stored);
        },
      });
      if (failure && !signal.aborted) this.#ended(`It was loaded again and did not get to its end: ${failure.message}`);
    } catch (error) {
      if (!signal.aborted) this.#ended(error instanceof Error ? error.message : String(error));
    }
  }

  #textOf(page: LoadedPage, { run, history, stored }: Live): PageText {
    const { address } = page;
    const { beyond } = history;
    if (page.kind === 'app') return { ...run.page, address, beyond, ...(stored && { stored }) };
    return { html: page.html, sheets: {}, address, beyond, leaving: 'carried' };
  }
}
