// The services of one cloud, each loaded once, when first asked for, and connected to the others by ports.
import { parseArn } from '../core/arn.ts';
import { AwsError, invariant } from '../core/errors.ts';
import type { Ports } from '../core/ports.ts';
import type { Service, ServiceEnvironment } from '../core/service.ts';
import { type RegistryEntry, registry } from './registry.ts';
import { WaitingMetrics } from './waiting-metrics.ts';

export class LoadedServices {
  /** How one service reaches another. */
  readonly ports: Ports;
  /** What services tell of themselves. CloudWatch's code is loaded when somebody asks for it, not for them. */
  readonly metrics = new WaitingMetrics(() => this.byName('cloudwatch'));
  readonly #environment: ServiceEnvironment;
  readonly #loading = new Map<string, Promise<Service>>();
  readonly #loaded = new Map<string, Service>();

  constructor(environment: Omit<ServiceEnvironment, 'ports'>) {
    // A port whose owner is not embedded is absent, so that whoever needs it can say so.
    const embedded = (owner: string) => registry.some(({ name }) => name === owner);
    this.ports = {
      identities: this.#port('iam', 'identities'),
      openIdKeys: async (issuer) => (await this.#openIdIssuer(issuer))?.openIdKeys?.(issuer),
      openIdTokenState: async (issuer, claims) => (await this.#openIdIssuer(issuer))?.openIdTokenState?.(issuer, claims),
      recordSource: async (arn) => (await this.#ownerOf(arn)).recordSource ?? refuse(arn, 'read'),
      recordSink: async (arn) => (await this.#ownerOf(arn)).recordSink ?? refuse(arn, 'written'),
      configurationSources: () => [...this.#loaded.values()].flatMap(({ configurationSource }) => configurationSource ?? []),
      eventSink: async (arn) => (await this.#ownerOf(arn)).eventSink ?? refuseEvents(arn),
      ...(embedded('dynamodb') && { changeStreams: this.#port('dynamodb', 'changeStreams') }),
      ...(embedded('s3') && { objectStore: this.#port('s3', 'objectStore') }),
      ...(embedded('sqs') && { messageSource: this.#port('sqs', 'messageSource') }),
      ...(embedded('logs') && { logSink: this.#port('logs', 'logSink') }),
      ...(embedded('cloudwatch') && { metricSink: async () => this.metrics }),
      ...(embedded('opensearch') && { documentIndex: this.#port('opensearch', 'documentIndex') }),
      ...(embedded('lexv2-models') && { botDefinitions: this.#port('lexv2-models', 'botDefinitions') }),
      ...(embedded('ec2') && { resourcesFromTheBeginning: async () => void (await this.byName('ec2')) }),
      ...(embedded('lambda') && { functionRuntime: this.#port('lambda', 'functionRuntime') }),
    };
    this.#environment = { ...environment, ports: this.ports };
  }

  /** The service of a registry line. A service whose code cannot be fetched is asked for again at the next call. */
  get(entry: RegistryEntry): Promise<Service> {
    const known = this.#loading.get(entry.name);
    if (known) return known;
    const loading = this.#load(entry);
    this.#loading.set(entry.name, loading);
    loading.catch(() => this.#loading.delete(entry.name));
    return loading;
  }

  /** The services that have been used so far, by name. */
  get all(): ReadonlyMap<string, Service> {
    return this.#loaded;
  }

  /** The service of that name, loaded. */
  byName(name: string): Promise<Service> {
    const entry = registry.find((candidate) => candidate.name === name);
    invariant(entry, `no service is called ${name}`);
    return this.get(entry);
  }

  /** A port that one service alone can own. */
  #port<Name extends keyof Service>(owner: string, name: Name): () => Promise<NonNullable<Service[Name]>> {
    return async () => {
      const port = (await this.byName(owner))[name];
      invariant(port, `${owner} does not offer its port ${name}`);
      return port;
    };
  }

  async #load(entry: RegistryEntry): Promise<Service> {
    const module = await entry.load();
    const service = await module.createService(this.#environment);
    this.#loaded.set(entry.name, service);
    if (service.metricSink) this.metrics.connect(service.metricSink);
    return service;
  }

  async #openIdIssuer(issuer: string): Promise<Service | undefined> {
    const entry = registry.find(({ openIdIssuers }) => openIdIssuers?.test(issuer));
    return entry && this.get(entry);
  }

  async #ownerOf(arn: string): Promise<Service> {
    const arnName = parseArn(arn)?.service;
    const entry = registry.find((candidate) => candidate.arnName === arnName);
    if (!entry) throw new AwsError('InvalidArgumentException', `No service embedded in Sandshark owns ${arn}.`);
    return this.get(entry);
  }
}

function refuseEvents(arn: string): never {
  throw new AwsError('InvalidArgumentException', `${arn} takes no events in Sandshark.`);
}

function refuse(arn: string, verb: 'read' | 'written'): never {
  throw new AwsError('InvalidArgumentException', `${arn} is not a stream whose records can be ${verb}.`);
}
