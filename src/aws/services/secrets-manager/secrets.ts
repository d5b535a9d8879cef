// All secrets of a cloud: found by name, ARN or part of an ARN; deleted for good on the cloud's clock.
import { formatArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { markedForDeletion, secretNotFound } from './errors.ts';
import { isMeant, type Secret } from './secret.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export class Secrets {
  readonly environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Secret>();
  /** What takes a planned deletion back. */
  readonly #planned = new Map<Secret, () => void>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** In order of creation. */
  list({ account, region }: Place): Secret[] {
    return [...this.#byArn.values()].filter((secret) => secret.account === account && secret.region === region);
  }

  byArn(arn: string): Secret | undefined {
    return this.#byArn.get(arn);
  }

  all(): Iterable<Secret> {
    return this.#byArn.values();
  }

  find(id: string, here: Place): Secret | undefined {
    return this.#byArn.get(id) ?? [...this.#byArn.values()].find((secret) => isMeant(secret, id, here));
  }

  /** Throws AwsError ResourceNotFoundException; InvalidRequestException for one that is being deleted. */
  get(id: string | undefined, here: Place): Secret {
    const secret = this.getEvenDeleted(id, here);
    if (secret.deletionMs !== undefined) throw markedForDeletion();
    return secret;
  }

  /** Throws AwsError ResourceNotFoundException. */
  getEvenDeleted(id: string | undefined, here: Place): Secret {
    const secret = this.find(id ?? '', here);
    if (!secret) throw secretNotFound();
    return secret;
  }

  /** AWS: six random characters at the end, so that a namesake made later is another secret for policies. */
  newArn({ account, region }: Place, name: string): string {
    const { random } = this.environment;
    const end = Array.from({ length: 6 }, () => letters.charAt(Math.floor(random.next() * letters.length))).join('');
    return formatArn({ service: 'secretsmanager', region, account, resource: `secret:${name}-${end}` });
  }

  keep(secret: Secret): void {
    this.#byArn.set(secret.arn, secret);
  }

  /** Plans the end of a secret, or takes the plan back. */
  deleteAt(secret: Secret, deletionMs: number | undefined): void {
    this.#planned.get(secret)?.();
    this.#planned.delete(secret);
    secret.deletionMs = deletionMs;
    if (deletionMs === undefined) return;
    const { scheduler } = this.environment;
    // Periodic: weeks away, it must not keep a run from settling.
    this.#planned.set(
      secret,
      scheduler.at(deletionMs, `${secret.arn} is deleted`, () => this.delete(secret), { periodic: true }),
    );
  }

  /** For good, at once. */
  delete(secret: Secret): void {
    this.#planned.get(secret)?.();
    this.#planned.delete(secret);
    this.#byArn.delete(secret.arn);
  }

  snapshot(): readonly Secret[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(secrets: readonly Secret[]): void {
    for (const secret of structuredClone(secrets)) {
      this.keep(secret);
      this.deleteAt(secret, secret.deletionMs);
    }
  }
}
