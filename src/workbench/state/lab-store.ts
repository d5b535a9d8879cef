// The state of one lab on this page, shared by the workbench and by the steps in the prose. One store a lab.
import { type Signal, signal } from '@preact/signals';
import type { CloudAnswer, CloudRequest } from '../../lab/cloud-request.ts';
import type { LabFiles } from '../../lab/definition.ts';
import type { RunEvent } from '../../lab/run-events.ts';
import type { Pace } from '../../lab/session.ts';
import { openKeeper } from '../../progress/browser-keeper.ts';
import type { ProgressKeeper, Safety } from '../../progress/keeper.ts';
import { currentFiles, type LabProgress, noProgress, type ProgressEvent } from '../../progress/progress.ts';
import { type LabContent, loadLab, loadSolution } from '../labs/lab-content.ts';
import type { OpenSession, WorkbenchSession } from '../open-session.ts';
import { PACES, type PaceName } from '../run/paces.ts';
import { preferences, updatePreferences } from '../settings/preference-store.ts';
import { EventFrames } from './event-frames.ts';
import { EMPTY_RUN_LOG, type RunLog } from './run-log.ts';
import { pointAtSql } from './sql-refusal.ts';
import { StreamHub } from './stream-hub.ts';
import type { LastOutcome } from './verdict.ts';

export type Phase = { readonly kind: 'loading' | 'ready' } | { readonly kind: 'broken'; readonly because: string };

/** The panes under the editor. `view` is the one that the lab names. */
export type PaneName = 'view' | 'console' | 'calls' | 'problems';

export class LabStore {
  readonly labId: string;
  readonly phase = signal<Phase>({ kind: 'loading' });
  readonly content = signal<LabContent | undefined>(undefined);
  /** All files that run: the learner's, and those of the lab that nobody changes. */
  readonly files = signal<LabFiles>({});
  readonly active = signal('');
  readonly pane = signal<PaneName>('view');
  readonly progress: Signal<LabProgress>;
  readonly safety = signal<Safety>({ kind: 'saved' });
  readonly session = signal<WorkbenchSession | undefined>(undefined);
  readonly pace = signal<Pace>(PACES[preferences.peek().pace].pace);
  /** What is chosen on a clock that keeps its own pace, because the lab says so; undefined where the learner's preference holds. */
  readonly ownPace = signal<PaceName | undefined>(undefined);
  readonly log = signal<RunLog>(EMPTY_RUN_LOG);
  readonly outcome = signal<LastOutcome>('none');
  /** Why pressing Run did nothing. */
  readonly trouble = signal<string | undefined>(undefined);
  /** Raised when the files were replaced from outside the editor, which then shows them anew. */
  readonly replaced = signal(0);
  /** What happens inside the cloud, for the stream view. */
  readonly stream = new StreamHub();
  readonly #frames: EventFrames;
  #keeper: ProgressKeeper | undefined;
  #opening: Promise<void> | undefined;
  /** Tells the result of the latest Run from one that a newer Run has stopped. */
  #runs = 0;
  #data: 'shown' | 'hidden' = 'shown';
  #openingSession: Promise<WorkbenchSession | undefined> | undefined;

  constructor(labId: string) {
    this.labId = labId;
    this.progress = signal(noProgress(labId));
    this.#frames = new EventFrames(this.log);
  }

  /** Loads the lab and the learner's work, once. Nothing is run. */
  open(): Promise<void> {
    this.#opening ??= this.#load();
    return this.#opening;
  }

  edit(path: string, text: string): void {
    const startText = this.content.value?.start[path];
    if (startText === undefined || this.files.value[path] === text) return;
    this.files.value = { ...this.files.value, [path]: text };
    this.dispatch({ type: 'file-edited', path, text, startText });
  }

  /** For what the learner does; events that change files show the new files too. */
  dispatch(event: ProgressEvent): void {
    this.#keeper?.dispatch(event);
    if (event.type !== 'file-edited') this.#showFiles();
  }

  resolveConflict(keep: 'mine' | 'theirs'): Promise<void> {
    return this.#keeper?.resolve(keep) ?? Promise.resolve();
  }

  /** Saves now, for the moment before an export. */
  async flush(): Promise<void> {
    await this.#keeper?.flush();
  }

  solution(): Promise<LabFiles> {
    return loadSolution(this.labId);
  }

  /** Runs the files. A press while running starts anew; the session stops the old run. */
  async run(openSession: OpenSession): Promise<void> {
    const content = this.content.value;
    if (!content) return;
    this.trouble.value = undefined;
    const session = await this.#sessionFrom(openSession);
    if (!session) return;
    this.#runs += 1;
    const run = this.#runs;
    this.#frames.flush();
    this.outcome.value = 'none';
    const files = this.files.value;
    const result = await session.run(files);
    if (run !== this.#runs) return;
    this.#frames.flush();
    this.outcome.value = result.outcome;
    this.log.value = {
      ...this.log.value,
      state: result.outcome === 'stopped' ? 'idle' : 'done',
      checks: result.checks,
      diagnostics: result.diagnostics,
      ...(result.failure ? { failure: pointAtSql(result.failure, files) } : {}),
    };
    this.dispatch({ type: 'run-ended', result, steps: content.steps, atMs: Date.now() });
  }

  /** Makes the session ahead of the first Run, which then starts warm. Nothing is run; a failure is told at the Run. */
  async warm(openSession: OpenSession): Promise<void> {
    await this.#sessionFrom(openSession);
    this.trouble.value = undefined;
  }

  /** Sends a request to the cloud that the last Run has left behind. Rejects with a sentence when there is none. */
  async ask(request: CloudRequest): Promise<CloudAnswer> {
    const session = this.session.value;
    if (!session) throw new Error('Press Run first: each Run makes its cloud anew.');
    return session.ask(request);
  }

  stop(): void {
    this.session.value?.stop();
  }

  /** The pace that is chosen, whether the clock is stopped or not. */
  get paceName(): PaceName {
    return this.ownPace.value ?? preferences.value.pace;
  }

  /** Sets the pace for this Run and, as the learner's choice, for the ones to come: of all labs, unless this one keeps its own. */
  choosePace(name: PaceName): void {
    if (this.ownPace.peek() === undefined) updatePreferences((before) => ({ ...before, pace: name }));
    else this.ownPace.value = name;
    this.#setPace(PACES[name].pace);
  }

  /** Stops the lab's clock until a pace is chosen. */
  pause(): void {
    this.#setPace({ kind: 'paused' });
  }

  #keepPace({ pace: name }: Pick<LabContent, 'pace'>): void {
    if (name === undefined) return;
    this.ownPace.value = name;
    this.#setPace(PACES[name].pace);
  }

  #setPace(pace: Pace): void {
    this.pace.value = pace;
    this.session.value?.setPace(pace);
  }

  #sessionFrom(openSession: OpenSession): Promise<WorkbenchSession | undefined> {
    this.#openingSession ??= this.#openSession(openSession).finally(() => {
      this.#openingSession = undefined;
    });
    return this.#openingSession;
  }

  async #openSession(openSession: OpenSession): Promise<WorkbenchSession | undefined> {
    if (this.session.value) return this.session.value;
    try {
      const session = await openSession(this.labId);
      session.subscribe((event) => this.#hear(event));
      session.observe?.((observation) => this.stream.tell(observation));
      session.setPace(this.pace.value);
      this.session.value = session;
      return session;
    } catch (error) {
      this.trouble.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }

  #hear(event: RunEvent): void {
    this.#frames.add(event);
    if (event.type === 'state') this.#data = event.data;
    if (this.#data === 'hidden') return;
    if (event.type === 'state' && event.state === 'compiling') this.stream.tell({ kind: 'run-started' });
    if (event.type === 'clock') this.stream.tell({ kind: 'clock', nowMs: event.nowMs });
  }

  async #load(): Promise<void> {
    try {
      const [content, keeper] = await Promise.all([loadLab(this.labId), openKeeper(this.labId)]);
      this.#keeper = keeper;
      this.content.value = content;
      this.active.value = content.editable[0] ?? content.entry;
      this.#keepPace(content);
      keeper.subscribe(() => this.#follow(keeper));
      this.#follow(keeper);
      this.#showFiles();
      this.phase.value = { kind: 'ready' };
    } catch (error) {
      this.phase.value = { kind: 'broken', because: error instanceof Error ? error.message : String(error) };
    }
  }

  #follow(keeper: ProgressKeeper): void {
    this.safety.value = keeper.safety;
    if (this.progress.value === keeper.progress) return;
    this.progress.value = keeper.progress;
    this.#showFiles();
  }

  #showFiles(): void {
    const content = this.content.value;
    if (!content || !this.#keeper) return;
    const files = { ...currentFiles(this.#keeper.progress, content.start), ...content.fixed };
    if (JSON.stringify(files) === JSON.stringify(this.files.value)) return;
    this.files.value = files;
    this.replaced.value += 1;
  }
}

const stores = new Map<string, LabStore>();

/** The store of `labId` on this page. */
export function labStore(labId: string): LabStore {
  const known = stores.get(labId) ?? new LabStore(labId);
  stores.set(labId, known);
  return known;
}
