// All buckets of a cloud, by name and account. It knows no HTTP.
import type { ServiceEnvironment } from '../../core/service.ts';
import { Bucket, type BucketSettings, type BucketState } from './bucket.ts';
import { accessDenied, noSuchBucket } from './errors.ts';

/** Members of most inputs. */
export interface BucketArgument {
  readonly Bucket?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

export class Buckets {
  readonly environment: ServiceEnvironment;
  /** Buckets of one name, oldest first: by design a name is taken per account, not in the world. */
  readonly #byName = new Map<string, Bucket[]>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** Looked up in the caller's account first, then in the others, oldest bucket first, where policies decide. */
  find(name: string, account: string): Bucket | undefined {
    const candidates = this.#byName.get(name);
    return candidates?.find(({ definition }) => definition.account === account) ?? candidates?.[0];
  }

  /** All buckets of that name, oldest first. */
  named(name: string): readonly Bucket[] {
    return this.#byName.get(name) ?? [];
  }

  /** The bucket that a call means. Throws AwsError NoSuchBucket, or AccessDenied when it is not the expected owner's. */
  get({ Bucket: name = '', ExpectedBucketOwner: expected }: BucketArgument, { account }: { readonly account: string }): Bucket {
    const bucket = this.find(name, account);
    if (!bucket) throw noSuchBucket(name);
    if (expected !== undefined && expected !== bucket.definition.account) throw accessDenied();
    return bucket;
  }

  /** The buckets of an account, in order of their names. */
  list(account: string): Bucket[] {
    const own = [...this.all()].filter(({ definition }) => definition.account === account);
    return own.sort((one, other) => (one.definition.name < other.definition.name ? -1 : 1));
  }

  *all(): Generator<Bucket> {
    for (const buckets of this.#byName.values()) yield* buckets;
  }

  create(definition: Omit<Bucket['definition'], 'createdMs'>, settings: BucketSettings): Bucket {
    const bucket = new Bucket({ ...definition, createdMs: this.now() }, settings);
    this.#add(bucket);
    return bucket;
  }

  delete(bucket: Bucket): void {
    const { name } = bucket.definition;
    const rest = (this.#byName.get(name) ?? []).filter((other) => other !== bucket);
    if (rest.length === 0) this.#byName.delete(name);
    else this.#byName.set(name, rest);
  }

  snapshot(): readonly BucketState[] {
    return [...this.all()].map((bucket) => bucket.snapshot());
  }

  restore(states: readonly BucketState[]): void {
    for (const state of states) this.#add(Bucket.restored(state));
  }

  #add(bucket: Bucket): void {
    const { name } = bucket.definition;
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), bucket]);
  }
}
