// All domains of a cloud, and what becomes of them as time passes.
import { formatArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Domain, DomainConfiguration, DomainPhase, DomainState } from './domain.ts';
import { domainExists, domainNotFound } from './errors.ts';
import { Cluster } from './indexes/cluster.ts';

/** By design: AWS takes some fifteen minutes to make a domain, and as long for most changes. */
const phaseMs: Readonly<Record<Exclude<DomainPhase, 'Active'>, number>> = { Creating: 1000, Modifying: 1000, Deleting: 1000 };

const endpointLetters = 'abcdefghijklmnopqrstuvwxyz234567';

export class Domains {
  readonly environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Domain>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** By name. */
  list({ account, region }: Place): readonly Domain[] {
    return [...this.#byArn.values()]
      .filter((domain) => domain.account === account && domain.region === region)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  byArn(arn: string): Domain | undefined {
    return this.#byArn.get(arn);
  }

  /** A domain that answers: it was made, and is not being deleted. */
  byEndpoint(label: string, region: string): Domain | undefined {
    const answers = (phase: DomainPhase) => phase === 'Active' || phase === 'Modifying';
    return [...this.#byArn.values()].find((domain) => domain.endpointLabel === label && domain.region === region && answers(domain.phase));
  }

  /** Throws AwsError ResourceNotFoundException. */
  get(place: Place, name: string | undefined): Domain {
    const domain = this.#byArn.get(arnOf(place, name ?? ''));
    if (!domain) throw domainNotFound(name ?? '');
    return domain;
  }

  /** Throws AwsError ResourceAlreadyExistsException. */
  create(place: Place, name: string, engineVersion: string, config: DomainConfiguration, tags: Record<string, string>): Domain {
    const arn = arnOf(place, name);
    if (this.#byArn.has(arn)) throw domainExists(name);
    const { random } = this.environment;
    const id = Array.from({ length: 26 }, () => endpointLetters.charAt(Math.floor(random.next() * endpointLetters.length))).join('');
    const cluster = new Cluster(this.environment);
    const domain: Domain = {
      account: place.account,
      region: place.region,
      name,
      arn,
      endpointLabel: `search-${name}-${id}`,
      clusterUuid: cluster.newId(22),
      nodeName: random.hex(32),
      engineVersion,
      createdMs: this.now(),
      config,
      history: {},
      tags,
      phase: 'Active',
      change: { id: random.uuid(), startedMs: this.now(), properties: Object.keys(config) },
      cluster,
    };
    this.#byArn.set(arn, domain);
    this.noteChanges(domain, config);
    this.begin(domain, 'Creating');
    return domain;
  }

  /** Takes new values of options. The phase is begun by the caller. */
  noteChanges(domain: Domain, changes: DomainConfiguration): void {
    domain.config = { ...domain.config, ...changes };
    for (const name of Object.keys(changes)) {
      const before = domain.history[name];
      const version = (before?.version ?? 0) + 1;
      domain.history[name] = { createdMs: before?.createdMs ?? this.now(), updatedMs: this.now(), version };
    }
  }

  /** Begins a phase that ends by itself. Deletion replaces whatever goes on. */
  begin(domain: Domain, phase: Exclude<DomainPhase, 'Active'>): void {
    domain.phase = phase;
    domain.phaseEndsMs = this.now() + phaseMs[phase];
    this.#plan(domain, domain.phaseEndsMs);
  }

  snapshot(): readonly DomainState[] {
    return structuredClone(
      [...this.#byArn.values()].map(
        ({ cluster, ...record }): DomainState => ({
          record,
          indexes: cluster.all.map((index) => index.toState()),
        }),
      ),
    );
  }

  restore(states: readonly DomainState[]): void {
    for (const { record, indexes } of structuredClone(states)) {
      const domain: Domain = { ...record, cluster: new Cluster(this.environment, indexes) };
      this.#byArn.set(domain.arn, domain);
      if (domain.phaseEndsMs !== undefined) this.#plan(domain, domain.phaseEndsMs);
    }
  }

  #plan(domain: Domain, dueMs: number): void {
    this.environment.scheduler.at(dueMs, `opensearch domain ${domain.name}`, () => {
      // A phase that was replaced meanwhile ends at a time of its own.
      if (domain.phaseEndsMs !== dueMs) return;
      if (domain.phase === 'Deleting') {
        domain.cluster.close();
        this.#byArn.delete(domain.arn);
      }
      domain.phase = 'Active';
      domain.phaseEndsMs = undefined;
    });
  }
}

const arnOf = ({ account, region }: Place, name: string): string =>
  formatArn({ service: 'es', region, account, resource: `domain/${name}` });
