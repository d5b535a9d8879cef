// A session: compile, link, run on the shown data, settle, judge; then the same on hidden data. The steps of one Run, in order.
import { askCloud } from './ask-cloud.ts';
import { CallIds } from './call-log.ts';
import { checkClients } from './check-client.ts';
import type { CloudAnswer, CloudRequest } from './cloud-request.ts';
import { type CompileOutput, type Compiler, isSource } from './compile.ts';
import type { Check, Lab, LabFiles } from './definition.ts';
import { LiveApp } from './document/live-app.ts';
import { withOwnLocation } from './document/own-location.ts';
import { pageText } from './document/page-text.ts';
import { bundleFunctions } from './functions/bundle-function.ts';
import { judge, mergeResults, stepOfChecks } from './judge.ts';
import { link, type SdkBundle } from './link.ts';
import type { CheckResult, Diagnostic, RunEvent, RunFailure, RunResult, RunState, SpecResults } from './run-events.ts';
import { runOnce } from './run-once.ts';
import type { PageMove } from './sandbox/protocol.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { LabSession, Pace } from './session.ts';
import { hasSpecs, linkSpecs, runSpecs } from './specs/run-specs.ts';
import { asCompiled, isSpecFile } from './specs/spec-entry.ts';
import type { Target, TargetFactory } from './target.ts';
import { letPass, PaceControl } from './time-driver.ts';
import { resourceName, workshopSource, workshopTypes } from './workshop-module.ts';

export interface SessionOptions<Data> {
  readonly lab: Lab<Data>;
  readonly checks: readonly Check<Data>[];
  readonly compiler: Compiler;
  readonly sandbox: Sandbox;
  readonly target: TargetFactory;
  /** The lab's packages, prebuilt. Asked for at the first run. */
  readonly bundle: () => Promise<SdkBundle>;
  /** Seed of the hidden data; another one for each run when it is left out. */
  readonly seed?: number;
  /**
   * `kept`: the cloud of the shown run stays until the next run begins, so that it can be asked, and so does its app, if it is one in a
   * document. `closed` when left out.
   */
  readonly cloudAfterRun?: 'kept' | 'closed';
}

type Data = 'shown' | 'hidden';

/** What one run on one data set came to. */
interface Judged {
  readonly failure?: RunFailure;
  readonly results: readonly CheckResult[];
}

/** What is the same for both data sets. */
interface CompiledRun {
  readonly files: LabFiles;
  readonly output: CompileOutput;
  readonly bundle: SdkBundle;
  /** Zips of functions, by the file that they are made of. */
  readonly functions: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
  /** One count for the calls of specs and program, which are shown in one list. */
  readonly ids: CallIds;
}

/** A cloud that can be asked until the next run begins. */
interface KeptCloud {
  readonly target: Target;
  readonly gone: AbortController;
}

class Session<Value> implements LabSession {
  readonly #options: SessionOptions<Value>;
  readonly #steps: ReadonlyMap<string, string>;
  readonly #pace = new PaceControl();
  readonly #listeners = new Set<(event: RunEvent) => void>();
  #state: RunState = 'idle';
  #current: AbortController | undefined;
  #kept: KeptCloud | undefined;
  /** That of the learner's specs. */
  #keptOfSpecs: KeptCloud | undefined;
  #asked: Promise<unknown> = Promise.resolve();
  readonly #app = new LiveApp();

  constructor(options: SessionOptions<Value>) {
    this.#options = options;
    this.#steps = stepOfChecks(options.lab, options.checks);
  }

  get state(): RunState {
    return this.#state;
  }

  async run(files: LabFiles): Promise<RunResult> {
    this.stop();
    this.#forget();
    const aborter = new AbortController();
    this.#current = aborter;
    const { signal } = aborter;
    const stopped: RunResult = { outcome: 'stopped', diagnostics: [], checks: this.#notReached() };
    const whenStopped = new Promise<RunResult>((resolve) => signal.addEventListener('abort', () => resolve(stopped), { once: true }));
    try {
      // A Stop does not wait for what is under way, a slow compiler for example; that ends by itself and is ignored.
      const result = await Promise.race([this.#run(files, signal), whenStopped]);
      this.#enter('done', 'shown', signal);
      if (!signal.aborted) this.#app.live((event) => this.#tell(event));
      return result;
    } catch (error) {
      if (signal.aborted) return stopped;
      const failure: RunFailure = { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
      this.#emit({ type: 'failure', failure }, signal);
      this.#enter('done', 'shown', signal);
      return { outcome: 'failed', diagnostics: [], failure, checks: this.#notReached() };
    } finally {
      if (this.#current === aborter) this.#current = undefined;
    }
  }

  stop(): void {
    if (!this.#current) return;
    this.#current.abort();
    this.#app.end();
    this.#current = undefined;
    this.#state = 'idle';
    this.#tell({ type: 'state', state: 'idle', data: 'shown' });
  }

  setPace(pace: Pace): void {
    this.#pace.set(pace);
  }

  step(): void {
    this.#pace.step();
  }

  move(move: PageMove): void {
    this.#app.move(move);
  }

  subscribe(listener: (event: RunEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ask(request: CloudRequest): Promise<CloudAnswer> {
    const answer = this.#asked.then(() => {
      if (this.#current) throw new Error('A run is under way: the cloud can be asked when it is over.');
      const kept = request.cloud === 'specs' ? this.#keptOfSpecs : this.#kept;
      if (!kept) throw new Error('There is no cloud to ask: no run has left one.');
      const { target, gone } = kept;
      return askCloud(target, request, { settleForMs: this.#options.lab.settleForMs, signal: gone.signal });
    });
    // The next one waits for this one, however it ends.
    this.#asked = answer.catch(() => {});
    return answer;
  }

  #forget(): void {
    this.#app.end();
    for (const kept of [this.#kept, this.#keptOfSpecs]) {
      kept?.gone.abort();
      kept?.target.close?.();
    }
    this.#kept = undefined;
    this.#keptOfSpecs = undefined;
  }

  /** A run that was stopped says nothing more. */
  #emit(event: RunEvent, signal: AbortSignal): void {
    if (!signal.aborted) this.#tell(event);
  }

  #tell(event: RunEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #enter(state: RunState, data: Data, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#state = state;
    this.#emit({ type: 'state', state, data }, signal);
  }

  #notReached(): readonly CheckResult[] {
    return mergeResults(this.#options.checks, this.#steps, [], []);
  }

  async #run(files: LabFiles, signal: AbortSignal): Promise<RunResult> {
    const { lab, compiler, checks, seed } = this.#options;
    this.#enter('compiling', 'shown', signal);
    const [output, bundle] = await Promise.all([
      compiler.compile({ files, workshopTypes: workshopTypes(lab.dataType, lab.packages), ...(lab.document && { globals: 'document' }) }),
      this.#options.bundle(),
    ]);
    const diagnostics = [...output.diagnostics];
    const emitAll = (found: readonly Diagnostic[]) => {
      for (const diagnostic of found) this.#emit({ type: 'diagnostic', diagnostic }, signal);
    };
    emitAll(diagnostics);
    if (diagnostics.some(({ severity }) => severity === 'error')) return { outcome: 'failed', diagnostics, checks: this.#notReached() };
    const compiled = lab.document === undefined ? output.compiled : await withOwnLocation(output.compiled);
    const linkable = link({ entry: lab.entry, files, compiled, bundle, workshop: '' });
    const { bundles: functions, ...bundled } = bundleFunctions({ files, compiled, packages: bundle });
    const linkables = hasSpecs(lab) ? [linkable, linkSpecs({ files, compiled, bundle }, '')] : [linkable];
    const unlinked = linkables.flatMap((linked) => (linked.kind === 'refused' ? linked.diagnostics : []));
    const refused = [...unlinked, ...bundled.diagnostics];
    if (refused.length > 0) {
      emitAll(refused);
      return { outcome: 'failed', diagnostics: [...diagnostics, ...refused], checks: this.#notReached() };
    }
    const run = { files, output: { ...output, compiled }, bundle, functions, diagnostics, ids: new CallIds() };
    const shown = await this.#runOn('shown', lab.data.shown(), run, signal);
    const good = !shown.failure && shown.results.every(({ status }) => status === 'passed');
    const hiddenSeed = seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
    const hidden: Judged =
      good && !signal.aborted ? await this.#runOn('hidden', lab.data.hidden(hiddenSeed), run, signal) : { results: [] };
    const results = mergeResults(checks, this.#steps, shown.results, hidden.results);
    // A check that passed on shown data alone is told as passed at once; what hidden data changed is told after.
    const changed = results.filter((result) => shown.results.find(({ id }) => id === result.id)?.status !== result.status);
    for (const result of changed) this.#emit({ type: 'check', result }, signal);
    const failure = shown.failure ?? hidden.failure;
    const passed = !failure && results.every(({ status }) => status === 'passed');
    return { outcome: passed ? 'passed' : 'failed', diagnostics, ...(failure ? { failure } : {}), checks: results };
  }

  async #runOn(data: Data, value: Value, run: CompiledRun, signal: AbortSignal): Promise<Judged> {
    if (signal.aborted) return { results: [] };
    const { throughput } = this.#options.lab;
    const target = await this.#options.target(throughput ? { throughput } : {});
    try {
      return await this.#runOnTarget(target, data, value, run, signal);
    } finally {
      if (data === 'shown' && this.#options.cloudAfterRun === 'kept' && !signal.aborted)
        this.#kept = { target, gone: new AbortController() };
      else target.close?.();
    }
  }

  async #runOnTarget(target: Target, data: Data, value: Value, run: CompiledRun, signal: AbortSignal): Promise<Judged> {
    const { lab, checks, sandbox } = this.#options;
    const { files, output, bundle, functions, diagnostics } = run;
    const { suffix } = target;
    const workshop = ({ suffix, region, account }: Target, bundles = functions) =>
      workshopSource({ suffix, region, account, data: value, bundles });
    const linked = link({ entry: lab.entry, files, compiled: output.compiled, bundle, workshop: workshop(target) });
    if (linked.kind === 'refused') throw new Error('Bug in Sandshark: what could be linked for one data set cannot be for another.');
    const runGivenSpecs = (given: LabFiles, emit?: (event: RunEvent) => void) => this.#specs(given, run, workshop, signal, emit);
    const emit = (event: RunEvent) => {
      // What a check does to the cloud is not the app's doing.
      const ofTheJudge = event.type === 'observation' && this.#state === 'judging';
      if (data === 'shown' && !ofTheJudge) this.#emit(event, signal);
    };
    const withSpecs = hasSpecs(lab) && data === 'shown';
    if (withSpecs) this.#enter('running', data, signal);
    const specs = withSpecs ? await this.#learnersSpecs((tell) => runGivenSpecs(files, tell), emit) : undefined;
    if (signal.aborted) return { results: [] };
    // What loops or fills the memory in a spec would do so in the app, and once more for each check that runs specs.
    if (specs?.failure && (specs.failure.kind === 'deadline' || specs.failure.kind === 'memory')) {
      this.#emit({ type: 'failure', failure: specs.failure }, signal);
      return { results: [], failure: specs.failure };
    }
    const stays = lab.document !== undefined && data === 'shown';
    const isKept = stays && this.#options.cloudAfterRun === 'kept';
    const { calls, console, ...ended } = await runOnce({
      lab,
      sandbox,
      target,
      linked,
      compiled: output.compiled,
      // Nobody watches the hidden run: it takes the time it needs and no more.
      pace: data === 'shown' ? this.#pace : new PaceControl(),
      signal,
      watched: data === 'shown' ? 'watched' : 'unwatched',
      ids: data === 'shown' ? run.ids : undefined,
      enter: (state) => this.#enter(state, data, signal),
      // The hidden run is the judge's: its console and calls would only puzzle.
      emit,
      place: lab.document === undefined ? 'worker' : stays ? 'preview' : 'document',
      page: pageText(lab, files, isKept ? 'carried' : 'refused'),
      preview: isKept ? this.#app : undefined,
    });
    const failure = ended.failure && data === 'hidden' ? { ...ended.failure, data } : ended.failure;
    if (failure) this.#emit({ type: 'failure', failure }, signal);
    if (signal.aborted) return { results: [] };
    this.#enter('judging', data, signal);
    const evidence = { console, calls, diagnostics, ...(failure ? { failure } : {}), ...(specs ? { specs } : {}) };
    const name = (resource: string) => resourceName(resource, suffix);
    const wait = (ms: number) => letPass(target.time, ms, signal);
    const asked = { name, cloud: checkClients(target), wait, runSpecs: (given: LabFiles) => runGivenSpecs(given) };
    const context = { data: value, hidden: data === 'hidden', evidence, files, ...asked };
    const results = await judge(checks, this.#steps, context, signal);
    if (data === 'shown') for (const result of results) this.#emit({ type: 'check', result }, signal);
    return { results, ...(failure ? { failure } : {}) };
  }

  async #learnersSpecs(
    run: (tell: (event: RunEvent) => void) => Promise<SpecResults>,
    emit: (event: RunEvent) => void,
  ): Promise<SpecResults> {
    emit({ type: 'specs-began' });
    const results = await run(emit);
    emit({ type: 'specs-ended', ...(results.failure && { failure: results.failure }) });
    return results;
  }

  /** Takes the cloud of the learner's specs when they are over, if clouds are kept. */
  #keeper(signal: AbortSignal): ((target: Target) => void) | undefined {
    if (this.#options.cloudAfterRun !== 'kept') return undefined;
    return (target) => {
      if (signal.aborted) target.close?.();
      else this.#keptOfSpecs = { target, gone: new AbortController() };
    };
  }

  async #specs(
    given: LabFiles,
    { files, output, bundle, functions, ids }: CompiledRun,
    workshop: (target: Target, bundles: CompiledRun['functions']) => string,
    signal: AbortSignal,
    emit?: (event: RunEvent) => void,
  ): Promise<SpecResults> {
    const { lab, sandbox, target } = this.#options;
    const sources = Object.entries(given).filter(([path]) => isSource(path));
    // A check's own file is JavaScript: the learner's compiler, in the tab, is their editor's.
    const compiledOf = (path: string, text: string) => (text === files[path] && output.compiled[path]) || asCompiled(text);
    const made = Object.fromEntries(sources.map(([path, text]) => [path, compiledOf(path, text)]));
    const compiled = lab.document === undefined ? made : await withOwnLocation(made);
    const isOwn = sources.every(([path, text]) => text === files[path] || isSpecFile(path));
    // A check's own files may be those of a function.
    const bundles = isOwn ? functions : bundleFunctions({ files: given, compiled, packages: bundle }).bundles;
    return runSpecs({
      lab,
      files: given,
      compiled,
      bundle,
      workshop: (target) => workshop(target, bundles),
      sandbox,
      target: async () => target(lab.throughput ? { throughput: lab.throughput } : {}),
      signal,
      ...(emit && { onSpec: (spec) => emit({ type: 'spec', spec }), onConsole: (line) => emit({ type: 'console', line }) }),
      ...(emit && { onCall: (call) => emit({ type: 'call', call }), ids, keep: this.#keeper(signal) }),
    });
  }
}

/**
 * Makes a session.
 * @throws when the lab's steps and checks do not fit together
 */
export function createSession<Data>(options: SessionOptions<Data>): LabSession {
  return new Session(options);
}
