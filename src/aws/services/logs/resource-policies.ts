// The resource policies of an account in a region: which service may write into which log groups.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
import type { EventSource, Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { decideTrust } from '../../iam/trust.ts';

export interface ResourcePolicyState extends Place {
  readonly name: string;
  readonly document: string;
  readonly updatedMs: number;
}

export class ResourcePolicies {
  readonly #environment: ServiceEnvironment;
  #policies: readonly ResourcePolicyState[] = [];

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** In order of their names. */
  list({ account, region }: Place): readonly ResourcePolicyState[] {
    return this.#policies
      .filter((policy) => policy.account === account && policy.region === region)
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  put({ account, region }: Place, name: string, document: string): ResourcePolicyState {
    const policy = { account, region, name, document, updatedMs: this.#environment.clock.now() };
    this.delete(policy, name);
    this.#policies = [...this.#policies, policy];
    return policy;
  }

  /** Says whether there was one. */
  delete({ account, region }: Place, name: string): 'deleted' | 'absent' {
    const rest = this.#policies.filter((policy) => policy.account !== account || policy.region !== region || policy.name !== name);
    const outcome = rest.length < this.#policies.length ? 'deleted' : 'absent';
    this.#policies = rest;
    return outcome;
  }

  /** May a service put events there? One policy that allows it is enough. */
  allows(place: Place, source: EventSource, resource: string): boolean {
    return this.list(place).some(
      ({ document }) =>
        decideTrust({
          trustPolicy: document,
          principal: { kind: 'service', arn: source.service },
          action: 'logs:PutLogEvents',
          roleArn: resource,
          account: place.account,
          conditions: { 'aws:SourceArn': [source.arn], 'aws:SourceAccount': [source.account] },
        }).verdict === 'allowed',
    );
  }

  snapshot(): readonly ResourcePolicyState[] {
    return this.#policies;
  }

  restore(policies: readonly ResourcePolicyState[]): void {
    this.#policies = policies;
  }
}
