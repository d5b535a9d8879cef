// All certificates of a cloud, by ARN, and what becomes of them in their time.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Certificate } from './certificate.ts';
import { notFound } from './errors.ts';
import { newContent } from './issued.ts';
import { limits } from './limits.ts';

/** What is not about single certificates. */
export interface AccountConfiguration {
  /** From how many days before the end ACM tells of a certificate. */
  daysBeforeExpiry: number;
}

export interface AcmState {
  readonly certificates: readonly Certificate[];
  readonly configurations: readonly (readonly [place: string, configuration: AccountConfiguration])[];
}

export class Certificates {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Certificate>();
  readonly #configurations = new Map<string, AccountConfiguration>();
  /** What takes the planned change of a certificate back. */
  readonly #planned = new Map<string, () => void>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  hex(length: number): string {
    return this.#environment.random.hex(length);
  }

  newArn({ account, region }: Place): string {
    return `arn:aws:acm:${region}:${account}:certificate/${this.#environment.random.uuid()}`;
  }

  list({ account, region }: Place): Certificate[] {
    return [...this.#byArn.values()].filter((one) => one.account === account && one.region === region);
  }

  /** In that place: a certificate of another region is not found. */
  find({ account, region }: Place, arn: string): Certificate | undefined {
    const found = this.#byArn.get(arn);
    return found?.account === account && found.region === region ? found : undefined;
  }

  /** Throws AwsError ResourceNotFoundException. */
  get(place: Place, arn: string): Certificate {
    const found = this.find(place, arn);
    if (!found) throw notFound(arn, place.account);
    return found;
  }

  /** Keeps a new certificate, or one whose dates have changed, and plans what comes next. */
  keep(certificate: Certificate): void {
    this.#byArn.set(certificate.arn, certificate);
    this.#plan(certificate);
  }

  delete({ arn }: Certificate): void {
    this.#byArn.delete(arn);
    this.#planned.get(arn)?.();
    this.#planned.delete(arn);
  }

  configuration({ account, region }: Place): AccountConfiguration {
    return this.#configurations.get(`${account} ${region}`) ?? { daysBeforeExpiry: 45 };
  }

  configure({ account, region }: Place, configuration: AccountConfiguration): void {
    this.#configurations.set(`${account} ${region}`, configuration);
  }

  #plan(certificate: Certificate): void {
    const { arn, status, createdMs, content } = certificate;
    this.#planned.get(arn)?.();
    this.#planned.delete(arn);
    const at = (dueMs: number, what: string, periodic: boolean, run: () => void) =>
      this.#planned.set(arn, this.#environment.scheduler.at(dueMs, `${arn} ${what}`, run, { periodic }));
    if (status === 'PENDING_VALIDATION' && isNobodys(certificate))
      // Days away: nobody waits for it.
      at(createdMs + limits.validationTimeoutMs, 'times out', true, () => {
        certificate.status = 'VALIDATION_TIMED_OUT';
      });
    else if (status === 'PENDING_VALIDATION') at(createdMs + limits.validationMs, 'is issued', false, () => this.#issue(certificate));
    else if (status === 'ISSUED' && content)
      at(content.notAfterMs + 1000, 'expires', true, () => {
        certificate.status = 'EXPIRED';
      });
  }

  #issue(certificate: Certificate): void {
    certificate.status = 'ISSUED';
    certificate.issuedMs = this.now();
    // Sixteen bytes, the first of which keeps the number positive.
    certificate.content = newContent(certificate, `0${this.hex(31)}`, this.now());
    this.#plan(certificate);
  }

  snapshot(): AcmState {
    return structuredClone({ certificates: [...this.#byArn.values()], configurations: [...this.#configurations] });
  }

  restore(state: AcmState): void {
    const { certificates, configurations } = structuredClone(state);
    for (const certificate of certificates) this.keep(certificate);
    for (const [place, configuration] of configurations) this.#configurations.set(place, configuration);
  }
}

/** RFC 2606: names that end so belong to nobody, who could therefore prove nothing. */
function isNobodys({ names }: Certificate): boolean {
  return names.some((name) => /(^|\.)invalid$/i.test(name));
}
