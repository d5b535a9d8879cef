// The states of an application over time: READY, STARTING, RUNNING, STOPPING, UPDATING, DELETING, and the query that runs in it.
// Each change is begun by an operation and finished by the scheduler, in cloud time.
import { AwsError } from '../../core/errors.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Application, Status, Transition } from './application.ts';
import type { ApplicationStore } from './application-store.ts';
import { DELAYS_MS } from './limits.ts';
import { openApplication } from './runtime/open-application.ts';
import type { RunningApplication, RunningState } from './runtime/running-application.ts';

const WHILE: Readonly<Record<Transition['kind'], Status>> = {
  start: 'STARTING',
  stop: 'STOPPING',
  update: 'UPDATING',
  delete: 'DELETING',
};

/** The queries that were running, by ARN; `paused` ones wait for an update to end, or for a start at their last stopped point. */
interface LifecycleSnapshot {
  readonly running: Readonly<Record<string, RunningState>>;
  readonly paused: Readonly<Record<string, RunningState>>;
}

export class Lifecycle {
  readonly #environment: ServiceEnvironment;
  readonly #store: ApplicationStore;
  readonly #running = new Map<string, RunningApplication>();
  /**
   * The state of queries that an update or a stop interrupts, open windows included, for going on where they were.
   * AWS: output goes on "from a point before or equal to" the interruption (failover-checkpoint.html); that the windows are kept and not
   * filled again from older records is inferred.
   */
  readonly #paused = new Map<string, RunningState>();

  constructor(environment: ServiceEnvironment, store: ApplicationStore) {
    this.#environment = environment;
    this.#store = store;
  }

  /** Begins a change of state and plans its end. Reading stops at once where the change ends it. */
  begin(application: Application, kind: Transition['kind']): void {
    this.#store.enter(application, WHILE[kind]);
    if (kind !== 'start') this.#halt(application);
    else if (!startsWhereItStopped(application)) this.#paused.delete(application.arn);
    if (kind === 'delete') this.#paused.delete(application.arn);
    this.#plan(application, { kind, dueMs: this.#environment.clock.now() + DELAYS_MS[kind] });
  }

  /** Records a change of the configuration: a new version, and UPDATING for a while if the application runs. */
  configurationChanged(application: Application, query: 'same query' | 'new query'): void {
    this.#store.countChange(application);
    if (application.status === 'RUNNING') this.begin(application, 'update');
    // Windows of another query mean nothing to this one.
    if (query === 'new query') this.#paused.delete(application.arn);
  }

  snapshot(): LifecycleSnapshot {
    return {
      running: Object.fromEntries([...this.#running].map(([arn, running]) => [arn, running.state()])),
      paused: Object.fromEntries(this.#paused),
    };
  }

  /** Puts the store's applications to work in a cloud that is still new. The store is restored first. */
  restore(applications: readonly Application[], { running, paused }: LifecycleSnapshot): void {
    for (const [arn, state] of Object.entries({ ...running, ...paused })) this.#paused.set(arn, structuredClone(state));
    for (const { arn } of applications) {
      const application = this.#store.byArn(arn);
      if (application?.transition) this.#plan(application, application.transition);
      else if (application?.status === 'RUNNING')
        this.#environment.scheduler.at(this.#environment.clock.now(), `resume ${arn}`, () => this.#open(application));
    }
  }

  #plan(application: Application, transition: Transition): void {
    application.transition = transition;
    this.#environment.scheduler.at(transition.dueMs, `${transition.kind} ${application.arn}`, () =>
      this.#finish(application, transition.kind),
    );
  }

  async #finish(application: Application, kind: Transition['kind']): Promise<void> {
    if (kind === 'delete') this.#store.remove(application);
    else if (kind === 'stop') this.#store.enter(application, 'READY');
    else await this.#open(application);
    delete application.transition; // last, so that a snapshot taken meanwhile finishes the change again
  }

  /** RUNNING, or READY again where the application cannot run any more (inferred): its stream is gone, say. */
  async #open(application: Application): Promise<void> {
    const saved = this.#paused.get(application.arn);
    this.#paused.delete(application.arn);
    try {
      const query = await openApplication(this.#environment, application, saved);
      delete application.failure;
      query.begin();
      this.#running.set(application.arn, query);
      if (application.status !== 'RUNNING') this.#store.enter(application, 'RUNNING');
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      application.failure = error.message;
      this.#store.enter(application, 'READY');
    }
  }

  #halt(application: Application): void {
    const query = this.#running.get(application.arn);
    if (!query) return;
    const state = query.end();
    this.#running.delete(application.arn);
    application.positions = state.positions;
    application.undelivered = state.undelivered;
    this.#paused.set(application.arn, state);
  }
}

function startsWhereItStopped({ inputs }: Application): boolean {
  return inputs.every(({ startingPosition }) => startingPosition === 'LAST_STOPPED_POINT');
}
