// All functions of a cloud, by ARN: made, found, changed and deleted. It knows no HTTP and runs nothing.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { functionNotFound, functionPending, updateInProgress } from './errors.ts';
import type { FunctionUrl, LambdaFunction, Runnable, Version } from './function.ts';
import { functionArn, type NamedFunction, namedFunction } from './function-name.ts';
import { limits } from './limits.ts';

/** A function as a request names it. */
export interface FoundFunction {
  readonly fn: LambdaFunction;
  readonly named: NamedFunction;
}

export class Functions {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, LambdaFunction>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  newRevisionId(): string {
    return this.#environment.random.uuid();
  }

  /** The functions of an account and region, in order of their names. */
  list({ account, region }: Place): LambdaFunction[] {
    const here = [...this.#byArn.values()].filter((fn) => fn.account === account && fn.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  find({ account, region, name }: NamedFunction): LambdaFunction | undefined {
    return this.#byArn.get(functionArn({ account, region, name }));
  }

  /** Throws AwsError ResourceNotFoundException, InvalidParameterValueException for a name that contradicts the qualifier. */
  get(here: Place, functionName: string | undefined, qualifier?: string): FoundFunction {
    const named = namedFunction(here, functionName, qualifier);
    const fn = this.find(named);
    if (!fn) throw functionNotFound(functionArn(named));
    return { fn, named };
  }

  /** The function that has the address, and the alias that the address is of. */
  byUrlId(id: string): { readonly fn: LambdaFunction; readonly url: FunctionUrl; readonly qualifier?: string } | undefined {
    for (const fn of this.#byArn.values())
      for (const [key, url] of fn.urls) if (url.id === id) return { fn, url, ...(key !== '' && { qualifier: key }) };
    return undefined;
  }

  /** The version that a qualifier means, without chance: an alias is its first version. Throws AwsError ResourceNotFoundException. */
  version(fn: LambdaFunction, qualifier = '$LATEST'): Version {
    const name = fn.aliases.get(qualifier)?.version ?? qualifier;
    const version = name === '$LATEST' ? fn.latest : fn.versions.find((candidate) => candidate.name === name);
    if (!version) throw functionNotFound(functionArn({ ...fn, qualifier }));
    return version;
  }

  add(fn: LambdaFunction): void {
    this.#byArn.set(functionArn(fn), fn);
    for (const version of [fn.latest, ...fn.versions]) this.#planNextStatus(fn, version);
  }

  delete(fn: LambdaFunction): void {
    this.#byArn.delete(functionArn(fn));
  }

  /** Throws AwsError ResourceConflictException while the function is being created or updated. */
  checkChangeable(fn: LambdaFunction): void {
    if (fn.latest.state === 'Pending') throw functionPending();
    if (fn.latest.update === 'InProgress') throw updateInProgress(functionArn(fn));
  }

  /** Gives `$LATEST` new code or configuration. Until the update is over, invocations run what was there before. */
  update(fn: LambdaFunction, change: Partial<Runnable>): void {
    const nowMs = this.now();
    fn.latest = {
      ...fn.latest,
      ...change,
      revisionId: this.newRevisionId(),
      modifiedMs: nowMs,
      update: 'InProgress',
      nextStatusMs: nowMs + limits.updateMs,
    };
    this.#planNextStatus(fn, fn.latest);
  }

  /** Makes a version of `$LATEST`, or gives the newest one where nothing has changed since. */
  publish(fn: LambdaFunction, description?: string): Version {
    const { settings, code, modifiedMs, state, nextStatusMs } = fn.latest;
    const newest = fn.versions.at(-1);
    const same = newest && newest.code.sha256 === code.sha256 && sameSettings(newest, fn.latest);
    if (same && (description === undefined || description === newest.settings.description)) return newest;
    const runnable = { code, settings: description === undefined ? settings : { ...settings, description } };
    const version: Version = {
      ...runnable,
      name: String(++fn.publishedCount),
      revisionId: this.newRevisionId(),
      modifiedMs,
      state,
      update: 'Successful',
      ...(state === 'Pending' && nextStatusMs !== undefined && { nextStatusMs }),
      serving: runnable,
    };
    fn.versions.push(version);
    this.#planNextStatus(fn, version);
    return version;
  }

  snapshot(): readonly LambdaFunction[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(functions: readonly LambdaFunction[]): void {
    for (const fn of structuredClone(functions)) this.add(fn);
  }

  #planNextStatus(fn: LambdaFunction, version: Version): void {
    const { nextStatusMs } = version;
    if (nextStatusMs === undefined) return;
    this.#environment.scheduler.at(nextStatusMs, `${functionArn(fn)}:${version.name} becomes ready`, () => {
      delete version.nextStatusMs;
      version.state = 'Active';
      version.update = 'Successful';
      version.serving = { settings: version.settings, code: version.code };
    });
  }
}

/** AWS: a version is published only if code or configuration has changed. Its description is its own. */
function sameSettings(one: Version, other: Version): boolean {
  const text = ({ settings: { description: _own, ...settings } }: Version) => JSON.stringify(settings);
  return text(one) === text(other);
}
