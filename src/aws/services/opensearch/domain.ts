// A domain: its configuration, what it is doing, its tags, and the cluster behind its endpoint.
import type { CreateDomainRequest } from '@aws-sdk/client-opensearch';
import type { Cluster } from './indexes/cluster.ts';
import type { IndexState } from './indexes/search-index.ts';

/** What may be chosen for a domain. */
export type DomainConfiguration = Pick<
  CreateDomainRequest,
  | 'AccessPolicies'
  | 'AdvancedOptions'
  | 'AutoTuneOptions'
  | 'ClusterConfig'
  | 'DomainEndpointOptions'
  | 'EBSOptions'
  | 'EncryptionAtRestOptions'
  | 'IPAddressType'
  | 'NodeToNodeEncryptionOptions'
  | 'OffPeakWindowOptions'
  | 'SnapshotOptions'
  | 'SoftwareUpdateOptions'
>;

export type DomainPhase = 'Creating' | 'Active' | 'Modifying' | 'Deleting';

/** When an option was made and last changed, milliseconds, and how often. */
export interface OptionHistory {
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly version: number;
}

/** All of a domain but its indexes. */
export interface DomainRecord {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  /** `search-NAME-ID`: the first part of its endpoint. */
  readonly endpointLabel: string;
  readonly clusterUuid: string;
  readonly nodeName: string;
  readonly engineVersion: string;
  readonly createdMs: number;
  config: DomainConfiguration;
  history: Record<string, OptionHistory>;
  tags: Record<string, string>;
  phase: DomainPhase;
  /** The last change of the configuration, its creation included. */
  change: { readonly id: string; readonly startedMs: number; readonly properties: readonly string[] };
  /** When the phase ends; absent while it is Active. */
  phaseEndsMs?: number | undefined;
}

export interface Domain extends DomainRecord {
  readonly cluster: Cluster;
}

/** A domain as plain data. */
export interface DomainState {
  readonly record: DomainRecord;
  readonly indexes: readonly IndexState[];
}

export const endpointOf = ({ endpointLabel, region }: DomainRecord): string => `${endpointLabel}.${region}.es.amazonaws.com`;
