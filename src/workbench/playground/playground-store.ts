// The state of the playground as signals, and everything that a learner can do with it. Components only show and call.
import { batch, computed, effect, signal } from '@preact/signals';
import { giveCatalog } from '../editor/sql/given-catalogs.ts';
import { type DataSet, dataSet, FIRST_SET } from './data-sets.ts';
import {
  type DataSummary,
  INPUT_STREAM,
  LIMITS,
  type PumpDescription,
  type Refusal,
  type RunResult,
  type TableText,
  type TimeChoice,
} from './engine/protocol.ts';
import { EngineClient } from './engine-client.ts';
import { openFragment } from './share-link.ts';
import { starterQuery } from './starter-query.ts';
import { isUntouched, NEW_WORK, sameWork, type Work } from './work.ts';
import { WorkKeeper } from './work-keeper.ts';

/** The id under which the editor finds its catalog. */
export const EDITOR_ID = 'sql-playground';
const READ_AFTER_MS = 350;

export type DataState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly summary: DataSummary }
  | { readonly kind: 'refused'; readonly message: string };

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly rows: number; readonly of: number }
  | { readonly kind: 'ran'; readonly result: RunResult }
  | { readonly kind: 'explained'; readonly plan: readonly PumpDescription[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export class PlaygroundStore {
  readonly phase = signal<'opening' | 'ready'>('opening');
  readonly work = signal<Work>(NEW_WORK);
  /** What a link has replaced, to be taken back. */
  readonly before = signal<Work | undefined>(undefined);
  /** What an opened link brings, until the learner has decided. */
  readonly offered = signal<Work | undefined>(undefined);
  /** Sentences that the learner should see once. */
  readonly notice = signal<string | undefined>(undefined);
  readonly data = signal<DataState>({ kind: 'reading' });
  readonly run = signal<RunState>({ kind: 'idle' });
  /** Raised when the SQL changed from outside the editor. */
  readonly replaced = signal(0);
  readonly summary = computed(() => (this.data.value.kind === 'read' ? this.data.value.summary : undefined));
  /** The learner's choice where it fits the data, else what the data set or the data suggests. */
  readonly time = computed<TimeChoice>(() => timeFor(this.work.value, this.summary.value));

  readonly #engine = new EngineClient();
  readonly #keeper = new WorkKeeper((sentence) => {
    this.notice.value = sentence;
  });
  #text = '';
  #tables: readonly TableText[] = [];
  #loads = 0;
  #reading: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const summary = this.summary.value;
      const known = summary
        ? { streams: [{ name: INPUT_STREAM, columns: summary.columns }], tables: summary.tables, others: 'none' as const }
        : { streams: [], others: 'possible' as const };
      giveCatalog(EDITOR_ID, { ...known, bareQueries: 'allowed' });
    });
    effect(() => {
      const kept = { now: this.work.value, before: this.before.value };
      if (this.phase.value === 'ready') this.#keeper.keep(kept);
    });
  }

  /** Brings back what was kept, then looks at the link. Nothing is run. */
  async open(): Promise<void> {
    const { now, before } = await this.#keeper.load();
    batch(() => {
      if (now) this.work.value = now;
      this.before.value = before;
      this.replaced.value++;
    });
    await this.openLink();
    this.phase.value = 'ready';
    if (this.#loads === 0) void this.#load();
    addEventListener('hashchange', () => void this.openLink());
  }

  /** Takes the link of the address bar: fills the editor and the data of somebody who has nothing to lose, and asks anybody else. */
  async openLink(): Promise<void> {
    const opened = await openFragment(location.hash);
    if (opened.kind === 'none') return;
    // Read once: a reload shall not ask again.
    history.replaceState(history.state, '', location.pathname + location.search);
    if (opened.kind === 'refused') {
      this.notice.value = opened.message;
      return;
    }
    const mine = this.work.peek();
    if (sameWork(mine, opened.work)) return;
    if (isUntouched(mine)) this.#take(opened.work);
    else this.offered.value = opened.work;
  }

  /** The learner wants the link's query and data: what was there is kept beside it. */
  takeOffered(): void {
    const offered = this.offered.peek();
    if (!offered) return;
    batch(() => {
      this.before.value = this.work.peek();
      this.#take(offered);
    });
  }

  keepMine(): void {
    this.offered.value = undefined;
  }

  /** Back to the work from before the link. */
  takeBack(): void {
    const before = this.before.peek();
    if (before) this.#take(before);
    this.before.value = undefined;
  }

  forgetBefore(): void {
    this.before.value = undefined;
  }

  editSql(sql: string): void {
    this.work.value = { ...this.work.peek(), sql };
  }

  /** Chooses a data set by its id, or `own`. Its example comes along where only an example would be replaced. */
  chooseSource(source: string): void {
    const { time: _, ...mine } = this.work.peek();
    const example = dataSet(source)?.query;
    const replaces = example !== undefined && isUntouched({ ...mine, ownText: '' });
    this.work.value = { ...mine, source, ...(replaces && { sql: example }) };
    if (replaces) this.replaced.value++;
    void this.#load();
  }

  /** Own data: pasted, typed or from a file. */
  editOwnText(ownText: string): void {
    if (ownText.length > LIMITS.dataBytes) {
      this.data.value = { kind: 'refused', message: 'The data is larger than 5 MB. Take a part of it.' };
      return;
    }
    this.work.value = { ...this.work.peek(), source: 'own', ownText };
    this.data.value = { kind: 'reading' };
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void this.#load(), READ_AFTER_MS);
  }

  /** A data set's text becomes the learner's own, to be changed. */
  editCopy(): void {
    if (this.work.peek().source !== 'own') this.editOwnText(this.#text);
  }

  chooseTime(time: TimeChoice): void {
    this.work.value = { ...this.work.peek(), time };
  }

  /** A query that fits the data: the data set's, or one made of its columns. */
  takeExample(): void {
    const summary = this.summary.peek();
    const sql = dataSet(this.work.peek().source)?.query ?? (summary && starterQuery(summary));
    if (sql === undefined) return;
    this.work.value = { ...this.work.peek(), sql };
    this.replaced.value++;
  }

  async start(type: 'run' | 'explain'): Promise<void> {
    if (this.data.peek().kind === 'reading') await this.#load();
    const { sql } = this.work.peek();
    this.run.value = { kind: 'running', rows: 0, of: this.summary.peek()?.rowCount ?? 0 };
    const question = { type, sql, text: this.#text, tables: this.#tables, time: this.time.peek() };
    const answer = await this.#engine.ask(question, (rows, of) => {
      this.run.value = { kind: 'running', rows, of };
    });
    if (answer.type === 'ran') this.run.value = { kind: 'ran', result: answer.result };
    else if (answer.type === 'explained') this.run.value = { kind: 'explained', plan: answer.plan };
    else if (answer.type === 'refused') this.run.value = { kind: 'refused', refusal: answer.refusal };
  }

  stop(): void {
    this.#engine.stop();
  }

  #take(work: Work): void {
    batch(() => {
      this.offered.value = undefined;
      this.work.value = work;
      this.run.value = { kind: 'idle' };
      this.replaced.value++;
    });
    void this.#load();
  }

  /** Gets the chosen data and has its schema found. The last call counts. */
  async #load(): Promise<void> {
    clearTimeout(this.#reading);
    const load = ++this.#loads;
    this.data.value = { kind: 'reading' };
    const { source, ownText } = this.work.peek();
    const { text, tables = [] } = await textOf(dataSet(source), ownText);
    if (load !== this.#loads) return;
    this.#text = text;
    this.#tables = tables;
    const answer = await this.#engine.ask({ type: 'read', text, tables });
    if (load !== this.#loads) return;
    if (answer.type === 'read') {
      this.data.value = { kind: 'read', summary: answer.summary };
      if (source === 'own') await this.#replaceStrangeExample(load);
      return;
    }
    if (answer.type === 'refused') this.data.value = { kind: 'refused', message: answer.refusal.message };
  }

  /** An example that does not fit the learner's own data gives way to one that does; what the learner wrote stays. */
  async #replaceStrangeExample(load: number): Promise<void> {
    const { sql } = this.work.peek();
    if (!isUntouched({ sql, source: 'own', ownText: '' })) return;
    const answer = await this.#engine.ask({ type: 'explain', sql, text: this.#text, tables: this.#tables, time: this.time.peek() });
    const fits = answer.type === 'explained' && sql.trim() !== '';
    if (load === this.#loads && !fits && this.work.peek().sql === sql) this.takeExample();
  }
}

async function textOf(set: DataSet | undefined, ownText: string): Promise<Awaited<ReturnType<DataSet['load']>>> {
  if (!set) return { text: ownText };
  try {
    return await set.load();
  } catch (error) {
    console.error(`The data set ${set.id} did not load.`, error);
    return { text: '' };
  }
}

function timeFor({ source, time }: Work, summary: DataSummary | undefined): TimeChoice {
  const fits = (choice: TimeChoice | undefined) =>
    choice && (choice.kind === 'spaced' || !summary || summary.timeColumns.includes(choice.column)) ? choice : undefined;
  return fits(time) ?? fits(dataSet(source)?.time) ?? summary?.suggestedTime ?? FIRST_SET.time ?? { kind: 'spaced', everyMs: 1000 };
}
