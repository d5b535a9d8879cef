// What the view holds: what was read, what is chosen, which moment is looked at. One a view; the components only show it.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ComplianceChange, RecordedItem } from '../../../aws/core/recorded-change.ts';
import type { LabStore } from '../../state/lab-store.ts';
import type { RunLog } from '../../state/run-log.ts';
import type { StreamEvent } from '../stream/stream-event.ts';
import { type Layout, layoutOf } from './layout/layout.ts';
import { type Rule, rulesAt, worstVerdicts } from './model/compliance.ts';
import { type Filter, isFiltering, matches, NO_FILTER } from './model/filter.ts';
import { type Tick, ticksOf } from './model/history.ts';
import { type Moment, momentOf, neighboursOf } from './model/moment.ts';
import { type Structure, structureOf } from './model/structure.ts';
import { type Reading, readCloud } from './reading/read-cloud.ts';
import { switchOn } from './reading/switch-on.ts';

/** The part of the lab's store that the view needs. */
export type GraphStore = Pick<LabStore, 'ask'>;

export type Status =
  | { readonly kind: 'nothing yet' }
  /** A run is under way: the cloud tells what is recorded, and cannot be asked. */
  | { readonly kind: 'recording' }
  | { readonly kind: 'reading'; readonly words: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly because: string };

/** How a resource stands out. */
export type Emphasis = 'plain' | 'chosen' | 'near' | 'changed' | 'dim';

const NOTHING_READ: Reading = { recorder: 'none', histories: new Map(), rules: [] };
/** What comes in a burst is shown together. */
const TELL_EVERY_MS = 250;
/** While a run is under way. */
const LISTED = 8;

export class GraphState {
  readonly #store: GraphStore;
  readonly #items: RecordedItem[] = [];
  readonly #verdictChanges: ComplianceChange[] = [];
  #telling: ReturnType<typeof setTimeout> | undefined;
  /** Raised by each run and each reading: an answer that comes later is dropped. */
  #turn = 0;

  readonly status = signal<Status>({ kind: 'nothing yet' });
  readonly reading = signal<Reading>(NOTHING_READ);
  /** The latest items of the run, newest first; shown while it is under way. */
  readonly latest = signal<readonly RecordedItem[]>([]);
  readonly recorded = signal(0);
  readonly atMs = signal<number | 'now'>('now');
  readonly chosen = signal<string | undefined>(undefined);
  readonly rule = signal<string | undefined>(undefined);
  readonly filter = signal<Filter>(NO_FILTER);
  /** Where lab time begins: with the run, else with the first item. */
  readonly startMs: ReadonlySignal<number | undefined>;
  /** Width by height of the pane. */
  readonly aspect = signal(1.8);

  readonly structure: ReadonlySignal<Structure> = computed(() => structureOf(this.reading.value.histories));
  readonly ticks: ReadonlySignal<readonly Tick[]> = computed(() => ticksOf(this.reading.value.histories));
  readonly layout: ReadonlySignal<Layout> = computed(() => layoutOf(this.structure.value, this.aspect.value));
  readonly moment: ReadonlySignal<Moment> = computed(() => {
    const at = this.atMs.value;
    return momentOf(this.reading.value.histories, at === 'now' ? Number.POSITIVE_INFINITY : at);
  });
  readonly rules: ReadonlySignal<readonly Rule[]> = computed(() =>
    rulesAt(this.reading.value.rules, this.#verdictChanges, this.atMs.value),
  );
  /** Of the chosen rule, or the worst of all. */
  readonly verdicts = computed(() => {
    const rule = this.rule.value;
    return worstVerdicts(this.rules.value.filter(({ name }) => rule === undefined || name === rule));
  });
  /** The resources that the filter and the chosen rule leave; undefined where neither is set. */
  readonly matched: ReadonlySignal<ReadonlySet<string> | undefined> = computed(() => this.#match());
  readonly emphases: ReadonlySignal<ReadonlyMap<string, Emphasis>> = computed(() => this.#emphasise());

  constructor(store: GraphStore, log: ReadonlySignal<Pick<RunLog, 'clock'>>) {
    this.#store = store;
    this.startMs = computed(() => log.value.clock?.startMs ?? this.ticks.value[0]?.atMs);
  }

  hear(event: StreamEvent): void {
    if (event.kind === 'run-started') this.#beginRun();
    if (event.kind === 'configuration-item') this.#items.push(event);
    if (event.kind === 'compliance') this.#verdictChanges.push(event);
    if (event.kind === 'configuration-item' || event.kind === 'compliance') {
      this.#telling ??= setTimeout(() => this.#tellLatest(), TELL_EVERY_MS);
    }
  }

  /** Asks the cloud that the run has left. */
  async read(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const show = (status: Status) => {
      if (turn === this.#turn) this.status.value = status;
    };
    try {
      show({ kind: 'reading', words: 'Asking AWS Config …' });
      const reading = await readCloud(
        (request) => this.#store.ask(request),
        this.#items,
        (words) => show({ kind: 'reading', words }),
      );
      if (turn !== this.#turn) return;
      this.reading.value = reading;
      if (!reading.histories.has(this.chosen.peek() ?? '')) this.chosen.value = undefined;
      this.status.value = { kind: 'ready' };
    } catch (error) {
      show({ kind: 'failed', because: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Makes a recorder in a cloud that has none, then reads. */
  async record(): Promise<void> {
    try {
      this.status.value = { kind: 'reading', words: 'Switching a recorder on …' };
      const { observations } = await switchOn((request) => this.#store.ask(request));
      for (const observation of observations) this.hear(observation);
    } catch (error) {
      this.status.value = { kind: 'failed', because: error instanceof Error ? error.message : String(error) };
      return;
    }
    await this.read();
  }

  /** A run that is stopped leaves no cloud. */
  runStopped(): void {
    if (this.status.peek().kind === 'recording') this.status.value = { kind: 'nothing yet' };
  }

  choose(key: string | undefined): void {
    this.chosen.value = key;
  }

  stop(): void {
    clearTimeout(this.#telling);
    this.#turn += 1;
  }

  #tellLatest(): void {
    this.#telling = undefined;
    this.recorded.value = this.#items.length;
    this.latest.value = this.#items.slice(-LISTED).reverse();
    // What an app does after its run. Looks change nothing, so that reading does not lead to reading.
    if (this.status.peek().kind === 'ready') void this.read();
  }

  #beginRun(): void {
    this.#turn += 1;
    this.#items.length = 0;
    this.#verdictChanges.length = 0;
    this.reading.value = NOTHING_READ;
    this.recorded.value = 0;
    this.latest.value = [];
    this.atMs.value = 'now';
    this.chosen.value = undefined;
    this.rule.value = undefined;
    this.status.value = { kind: 'recording' };
  }

  #match(): ReadonlySet<string> | undefined {
    const [filter, rule, verdicts] = [this.filter.value, this.rule.value, this.verdicts.value];
    if (!isFiltering(filter) && rule === undefined) return undefined;
    const found = new Set<string>();
    const ofRule = [...verdicts].filter(([, compliance]) => compliance === 'NON_COMPLIANT').map(([key]) => key);
    const judged = new Set(ofRule.length > 0 ? ofRule : verdicts.keys());
    for (const [key, { item }] of this.moment.value.nodes) {
      if (matches(filter, item, verdicts.get(key)) && (rule === undefined || judged.has(key))) found.add(key);
    }
    return found;
  }

  #emphasise(): ReadonlyMap<string, Emphasis> {
    const [moment, chosen, matched] = [this.moment.value, this.chosen.value, this.matched.value];
    const found = new Map<string, Emphasis>();
    const changed = new Set([...moment.nodes].filter(([, { change }]) => change === 'changed').map(([key]) => key));
    const centre = chosen !== undefined && moment.nodes.has(chosen) ? new Set([chosen]) : changed;
    const near = neighboursOf(moment, centre);
    for (const [key, { change }] of moment.nodes) {
      const isAside = chosen === undefined ? matched && !matched.has(key) : !near.has(key);
      if (key === chosen) found.set(key, 'chosen');
      else if (change === 'changed') found.set(key, 'changed');
      else if (isAside) found.set(key, 'dim');
      else found.set(key, near.has(key) ? 'near' : 'plain');
    }
    return found;
  }
}
