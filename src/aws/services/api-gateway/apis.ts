// All HTTP APIs of a cloud. A change reaches stages that deploy by themselves at once.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { type Api, changed, type KeptDeployment } from './api.ts';
import { notFound } from './errors.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

export class Apis {
  readonly environment: ServiceEnvironment;
  readonly #byId = new Map<string, Api>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  newId(length: number): string {
    const { random } = this.environment;
    return Array.from({ length }, () => letters.charAt(Math.floor(random.next() * letters.length))).join('');
  }

  list({ account, region }: Place): Api[] {
    return [...this.#byId.values()].filter((api) => api.account === account && api.region === region);
  }

  /** Of any account: an invocation knows nothing but the id. */
  find(id: string): Api | undefined {
    return this.#byId.get(id);
  }

  /** Throws AwsError NotFoundException. */
  get({ account, region }: Place, id: string | undefined): Api {
    const api = this.#byId.get(id ?? '');
    if (!api || api.account !== account || api.region !== region) throw notFound('API', id ?? '');
    return api;
  }

  keep(api: Api): void {
    this.#byId.set(api.id, api);
  }

  delete(api: Api): void {
    this.#byId.delete(api.id);
  }

  /** Keeps what the API is now as a deployment. */
  deploy(api: Api, details: Partial<KeptDeployment>): KeptDeployment {
    const { routes, integrations, authorizers, cors } = api;
    const deployment: KeptDeployment = {
      AutoDeployed: false,
      CreatedDate: new Date(this.now()),
      DeploymentId: this.newId(6),
      DeploymentStatus: 'DEPLOYED',
      ...details,
      content: structuredClone({ routes, integrations, authorizers, cors }),
    };
    api.deployments.push(deployment);
    return deployment;
  }

  /** After each change of an API. AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html */
  afterChange(api: Api): void {
    api.verdicts = {};
    if (!api.stages.some((stage) => stage.AutoDeploy)) return;
    const Description = 'Automatic deployment triggered by changes to the Api configuration';
    const { DeploymentId } = this.deploy(api, { AutoDeployed: true, Description });
    const LastUpdatedDate = new Date(this.now());
    api.stages = api.stages.map((stage) => (stage.AutoDeploy ? changed(stage, { DeploymentId, LastUpdatedDate }) : stage));
    // Those that no stage serves any more would only fill the memory.
    api.deployments = api.deployments.filter(
      (deployment) => !deployment.AutoDeployed || api.stages.some((stage) => stage.DeploymentId === deployment.DeploymentId),
    );
  }

  snapshot(): readonly Api[] {
    return structuredClone([...this.#byId.values()]);
  }

  restore(apis: readonly Api[]): void {
    for (const api of structuredClone(apis)) this.keep(api);
  }
}
