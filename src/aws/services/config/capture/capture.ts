// Compares the resources with what was recorded last, and makes an item for every change.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/how-does-config-work.html
import type { ServiceEnvironment } from '../../../core/service.ts';
import { complianceResources, complianceType } from '../compliance/compliance-resources.ts';
import type { ConfigurationItem, ItemStatus } from '../items/configuration-item.ts';
import type { RecorderState } from '../recorder/recorder.ts';
import { frequencyOf, records } from '../recorder/recording-group.ts';
import type { RegionState } from '../region-state.ts';
import { comparable } from './comparable.ts';
import { emptyItem, itemOf } from './new-item.ts';
import { exists, isCurrent, lastItem, type RecordedResource, resourceKey } from './recorded-resource.ts';
import { type ToldResource, toldResources } from './told-resources.ts';

/** An item that was just made. */
export interface NewItem {
  readonly item: ConfigurationItem;
  readonly previous: ConfigurationItem | undefined;
  /** `relation`: the resource is as it was, but one that it names has changed. */
  readonly because: 'change' | 'relation';
}

/**
 * `continuous` leaves out the types that are recorded once a day; `daily` takes them alone; `all` takes both. `compliance` looks at verdicts
 * alone: nobody else was at work.
 */
export type CaptureRound = 'continuous' | 'daily' | 'all' | 'compliance';

/**
 * The new items of a region, in the order in which they were made; none while its recorder is off.
 * By design an item is made at the very moment of the change, where the real service takes up to minutes.
 */
export function capture({ ports, clock }: ServiceEnvironment, state: RegionState, round: CaptureRound): NewItem[] {
  const { recorder } = state;
  if (recorder?.recording !== 'on') return [];
  const sources = round === 'compliance' ? [] : (ports.configurationSources?.() ?? []);
  const told = toldResources(sources, state);
  for (const [key, resource] of complianceResources(state)) told.set(key, resource);
  const comparison = new Comparison(state, recorder, clock.now(), round);
  for (const [key, resource] of told) comparison.compare(key, resource);
  comparison.noteAbsent(told);
  comparison.noteRelated(told);
  return comparison.made;
}

class Comparison {
  readonly made: NewItem[] = [];
  readonly #state: RegionState;
  readonly #recorder: RecorderState;
  readonly #nowMs: number;
  readonly #round: CaptureRound;
  /** The keys of resources that changed themselves, and of all that got an item. */
  readonly #changed = new Set<string>();
  readonly #noted = new Set<string>();

  constructor(state: RegionState, recorder: RecorderState, nowMs: number, round: CaptureRound) {
    this.#state = state;
    this.#recorder = recorder;
    this.#nowMs = nowMs;
    this.#round = round;
  }

  compare(key: string, told: ToldResource): void {
    const { type } = told.configuration;
    const known = this.#state.resources.get(key);
    if (records(this.#recorder.recorded, type) === 'no') {
      if (known && isCurrent(known)) this.#noteEmpty(key, known, 'ResourceNotRecorded');
      return;
    }
    if (!this.#isDue(type)) return;
    const seen = comparable(told);
    if (known && isCurrent(known) && known.seen.itself === seen.itself && known.seen.relationships === seen.relationships) return;
    if (!known || known.seen.itself !== seen.itself || !isCurrent(known)) this.#changed.add(key);
    const status = known && isCurrent(known) ? 'OK' : 'ResourceDiscovered';
    this.#note(key, told, status, 'change', seen);
  }

  /** What was there and is not told any more is deleted. */
  noteAbsent(told: ReadonlyMap<string, ToldResource>): void {
    for (const [key, known] of this.#state.resources) {
      if (told.has(key) || exists(known) === 'no') continue;
      if (this.#round === 'compliance' && known.type !== complianceType) continue;
      const recorded = records(this.#recorder.recorded, known.type) === 'yes';
      if (recorded && !this.#isDue(known.type)) continue;
      this.#noteEmpty(key, known, recorded ? 'ResourceDeleted' : 'ResourceDeletedNotRecorded');
    }
  }

  /**
   * AWS: where A names B, a change of B makes an item of A, too, even if it says what the last one said.
   * https://docs.aws.amazon.com/config/latest/developerguide/faq.html
   */
  noteRelated(told: ReadonlyMap<string, ToldResource>): void {
    if (this.#changed.size === 0) return;
    for (const [key, resource] of told) {
      const known = this.#state.resources.get(key);
      if (!known || !isCurrent(known) || this.#noted.has(key) || !this.#isDue(known.type)) continue;
      if (resource.names.some((named) => this.#changed.has(named))) this.#note(key, resource, 'OK', 'relation', known.seen);
    }
  }

  #isDue(type: string): boolean {
    const daily = frequencyOf(this.#recorder.mode, type) === 'DAILY';
    return this.#round === 'all' || this.#round === 'compliance' || daily === (this.#round === 'daily');
  }

  #note(key: string, told: ToldResource, status: ItemStatus, because: NewItem['because'], seen: RecordedResource['seen']): void {
    const { type, id } = told.configuration;
    const known = this.#state.resources.get(key);
    const previous = known && lastItem(known);
    const item = itemOf(told, status, this.#moment(previous));
    if (known) {
      known.items.push(item);
      known.seen = seen;
      known.names = told.names;
    } else this.#state.resources.set(key, { type, id, items: [item], seen, names: told.names, deliveredItems: 0 });
    this.#noted.add(key);
    this.made.push({ item, previous, because });
  }

  #noteEmpty(key: string, known: RecordedResource, status: ItemStatus): void {
    const previous = lastItem(known);
    if (!previous) return;
    const item = emptyItem(previous, status, this.#moment(previous));
    known.items.push(item);
    known.seen = { itself: '', relationships: '' };
    known.names = [];
    this.#changed.add(key);
    this.#noted.add(key);
    this.made.push({ item, previous, because: 'change' });
  }

  #moment(previous: ConfigurationItem | undefined) {
    return { account: this.#state.account, nowMs: this.#nowMs, previous };
  }
}

/** The current item of a resource; undefined where it is gone or not recorded. */
export function currentItem(state: RegionState, type: string, id: string): ConfigurationItem | undefined {
  const resource = state.resources.get(resourceKey(type, id));
  return resource && isCurrent(resource) ? lastItem(resource) : undefined;
}

/** The current items of a region, of one type or of all. */
export function currentItems(state: RegionState, type?: string): ConfigurationItem[] {
  const items: ConfigurationItem[] = [];
  for (const resource of state.resources.values()) {
    if (type !== undefined && resource.type !== type) continue;
    const item = isCurrent(resource) ? lastItem(resource) : undefined;
    if (item) items.push(item);
  }
  return items;
}
