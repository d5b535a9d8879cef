// The applications of all accounts and regions, and what every change of one has in common.
import { formatArn } from '../../core/arn.ts';
import type { Clock } from '../../core/clock.ts';
import type { Random } from '../../core/random.ts';
import type { Application, Status } from './application.ts';
import { concurrentModification, invalidArgument, limitExceeded, resourceInUse, resourceNotFound } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Place } from './own-resource.ts';

/** The ARN that an application of that name has, whether there is one or not. */
export const applicationArn = ({ account, region }: Place, name: string) =>
  formatArn({ service: 'kinesisanalytics', region, account, resource: `application/${name}` });

export class ApplicationStore {
  readonly #clock: Clock;
  readonly #random: Random;
  #byArn = new Map<string, Application>();

  constructor({ clock, random }: { readonly clock: Clock; readonly random: Random }) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The application of that name where the caller is. Throws AwsError ResourceNotFoundException. */
  find(place: Place, name: string): Application {
    const arn = applicationArn(place, name);
    const application = this.#byArn.get(arn);
    if (!application) throw resourceNotFound(arn);
    return application;
  }

  /** The application of that ARN, if it is where the caller is. Throws AwsError ResourceNotFoundException. */
  findByArn({ account, region }: Place, arn: string): Application {
    const application = this.#byArn.get(arn);
    if (application?.account !== account || application.region !== region) throw resourceNotFound(arn);
    return application;
  }

  /** As `find`; also throws ResourceInUseException while the application changes its state. */
  findSettled(place: Place, name: string): Application {
    const application = this.find(place, name);
    if (application.status !== 'READY' && application.status !== 'RUNNING')
      throw resourceInUse(`Application ${application.arn} is ${application.status}; the operation needs it READY or RUNNING.`);
    return application;
  }

  /** All of an account and region, by name. */
  list({ account, region }: Place): Application[] {
    const here = [...this.#byArn.values()].filter((each) => each.account === account && each.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Throws AwsError ResourceInUseException when the name is taken, LimitExceededException when there are too many. */
  requireRoomFor(place: Place, name: string): void {
    const arn = applicationArn(place, name);
    if (this.#byArn.has(arn)) throw resourceInUse(`Application ${arn} already exists.`);
    if (this.list(place).length >= LIMITS.applicationsPerRegion)
      throw limitExceeded(`An account can have ${LIMITS.applicationsPerRegion} applications in a region.`);
  }

  add(application: Application): void {
    this.#byArn.set(application.arn, application);
  }

  remove(application: Application): void {
    this.#byArn.delete(application.arn);
  }

  byArn(arn: string): Application | undefined {
    return this.#byArn.get(arn);
  }

  /** Enters a state. The ConditionalToken changes with it. */
  enter(application: Application, status: Status): void {
    application.status = status;
    application.conditionalToken = this.newToken();
  }

  /** Counts a change of the configuration: a new version, a new token. */
  countChange(application: Application): void {
    application.versionId++;
    application.updatedMs = this.#clock.now();
    application.conditionalToken = this.newToken();
  }

  newToken(): string {
    return this.#random.hex(32);
  }

  /** Plain data, and back. */
  snapshot(): Application[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(applications: readonly Application[]): void {
    this.#byArn = new Map(structuredClone(applications).map((application) => [application.arn, application]));
  }
}

/** What a request says of the state that it expects: a version, or the token of the state. */
export interface ExpectedState {
  readonly CurrentApplicationVersionId?: number | undefined;
  readonly ConditionalToken?: string | undefined;
}

/** Throws AwsError ConcurrentModificationException unless the application is in that state. Inferred: exactly one of the two is given. */
export function requireCurrent(application: Application, expected: ExpectedState): void {
  const { CurrentApplicationVersionId: versionId, ConditionalToken: token } = expected;
  if ((versionId === undefined) === (token === undefined))
    throw invalidArgument('Give either CurrentApplicationVersionId or ConditionalToken.');
  if (token === undefined) requireVersion(application, versionId);
  else if (token !== application.conditionalToken)
    throw concurrentModification(`The ConditionalToken is not the current one of application ${application.arn}.`);
}

/** Throws AwsError ConcurrentModificationException unless `versionId` is the present one. */
export function requireVersion(application: Application, versionId: number | undefined): void {
  if (versionId === application.versionId) return;
  throw concurrentModification(
    `The version ${versionId} is not the current version of application ${application.arn}, which is ${application.versionId}.`,
  );
}
