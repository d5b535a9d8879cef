// All parameters of a cloud, by account, region and name. What expires is forgotten on the cloud's clock.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { parameterNotFound } from './errors.ts';
import { newest, type Parameter, parameterArn } from './parameter.ts';

export class Parameters {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Parameter>();
  /** What takes a planned expiration back. */
  readonly #planned = new Map<Parameter, () => void>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  /** In order of the names. */
  list({ account, region }: Place): Parameter[] {
    const here = [...this.#byArn.values()].filter((parameter) => parameter.account === account && parameter.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** AWS keeps `/a` and `a` apart, though their ARNs are the same. */
  find(place: Place, name: string): Parameter | undefined {
    return this.#byArn.get(keyOf(place, name));
  }

  /** Throws AwsError ParameterNotFound. */
  get(place: Place, name: string): Parameter {
    const parameter = this.find(place, name);
    if (!parameter) throw parameterNotFound(name);
    return parameter;
  }

  /** Keeps a new parameter, or a new version of one that is there. */
  keep(parameter: Parameter): void {
    this.#byArn.set(keyOf(parameter, parameter.name), parameter);
    this.#planned.get(parameter)?.();
    this.#planned.delete(parameter);
    const { expiration } = newest(parameter);
    // A day far away must not keep a run from settling, hence periodic.
    const label = `${parameterArn(parameter, parameter.name)} expires`;
    if (expiration) {
      const { scheduler } = this.#environment;
      this.#planned.set(
        parameter,
        scheduler.at(expiration.atMs, label, () => this.delete(parameter), { periodic: true }),
      );
    }
  }

  delete(parameter: Parameter): void {
    this.#byArn.delete(keyOf(parameter, parameter.name));
    this.#planned.get(parameter)?.();
    this.#planned.delete(parameter);
  }

  snapshot(): readonly Parameter[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(parameters: readonly Parameter[]): void {
    for (const parameter of structuredClone(parameters)) this.keep(parameter);
  }
}

function keyOf({ account, region }: Place, name: string): string {
  return `${account} ${region} ${name}`;
}
