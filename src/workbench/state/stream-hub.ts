// What happened inside the cloud in this Run, for views that may be mounted late: kept to a bound and told again to a newcomer.
import type { StreamEvent, StreamEvents } from '../views/stream/stream-event.ts';

/** More than a view draws; a newcomer to a longer run sees its end. */
const KEPT = 20_000;
/** What later records are understood by: told once, and true for long. */
const LASTING: ReadonlySet<StreamEvent['kind']> = new Set(['query-started', 'query-stopped', 'shards']);
/** Far more than a run has, unless it starts its queries without end. */
const KEPT_LASTING = 1_000;

export class StreamHub implements StreamEvents {
  readonly #listeners = new Set<(event: StreamEvent) => void>();
  #kept: StreamEvent[] = [];

  /** Tells `listener` what is kept of this Run, then everything new. Returns the function that ends it. */
  subscribe(listener: (event: StreamEvent) => void): () => void {
    for (const event of this.#kept) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: StreamEvent): void {
    if (event.kind === 'run-started') this.#kept = [];
    const last = this.#kept.at(-1);
    if (event.kind === 'clock' && last?.kind === 'clock') this.#kept.pop();
    this.#kept.push(event);
    if (this.#kept.length > KEPT * 2) this.#kept = [...lastingOf(this.#kept.slice(0, -KEPT)), ...this.#kept.slice(-KEPT)];
    for (const listener of this.#listeners) listener(event);
  }
}

/** Of events that are forgotten: queries and shards, without which a newcomer would have neither windows nor lanes. */
function lastingOf(events: readonly StreamEvent[]): readonly StreamEvent[] {
  return events.filter(({ kind }) => LASTING.has(kind)).slice(-KEPT_LASTING);
}
