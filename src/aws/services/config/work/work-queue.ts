// Planned work on the cloud's scheduler. It can be found again, taken back and kept over a snapshot.
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { PlannedWork, WorkKind, WorkOf } from './planned-work.ts';

type Handler<Kind extends WorkKind> = (work: WorkOf<Kind>) => void | Promise<void>;

/** Comes again and again: it does not keep a run from settling. */
const periodic: ReadonlySet<WorkKind> = new Set<WorkKind>([
  'deliver history',
  'deliver snapshot',
  'capture daily types',
  'evaluate periodically',
]);
/** Runs somebody's code. */
const ofFunctions: ReadonlySet<WorkKind> = new Set<WorkKind>(['evaluate change', 'evaluate rule', 'evaluate periodically']);

const ownLabel = 'Config: ';

/** Is that the label of work of Config's own? It changes verdicts alone; what it calls is noticed as a call. */
export function isOwnWork(label: string): boolean {
  return label.startsWith(ownLabel);
}

export class WorkQueue {
  readonly #environment: ServiceEnvironment;
  readonly #planned = new Map<PlannedWork, () => void>();
  readonly #handlers = new Map<WorkKind, (work: never) => void | Promise<void>>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Says once who does work of a kind. */
  on<Kind extends WorkKind>(kind: Kind, handler: Handler<Kind>): void {
    this.#handlers.set(kind, handler);
  }

  plan(work: PlannedWork): void {
    const run = async () => {
      this.#planned.delete(work);
      await this.#handlers.get(work.kind)?.(work as never);
    };
    const options = { periodic: isPeriodic(work), work: ofFunctions.has(work.kind) ? 'function' : 'cloud' } as const;
    this.#planned.set(work, this.#environment.scheduler.at(work.dueMs, `${ownLabel}${work.kind}`, run, options));
  }

  /** Takes back all planned work that `isMeant`. */
  cancel(isMeant: (work: PlannedWork) => boolean): void {
    for (const [work, cancel] of [...this.#planned]) {
      if (!isMeant(work)) continue;
      cancel();
      this.#planned.delete(work);
    }
  }

  planned(): readonly PlannedWork[] {
    return [...this.#planned.keys()];
  }

  restore(works: readonly PlannedWork[]): void {
    for (const work of structuredClone(works)) this.plan(work);
  }
}

/** A snapshot that somebody asked for is no periodic one. */
function isPeriodic(work: PlannedWork): boolean {
  return periodic.has(work.kind) && !('snapshotId' in work);
}
