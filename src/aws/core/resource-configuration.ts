// What a service tells AWS Config of its resources: each as it is right now.

/** The services whose resources AWS Config records own this port. */
export interface ConfigurationSource {
  /** The resource types that it tells of, as Config names them: `AWS::EC2::SecurityGroup`. */
  readonly types: readonly string[];
  /** All that exist there, deleted ones not among them. Global resources (IAM) are told in every region, with `region: 'global'`. */
  configurations(account: string, region: string): Iterable<ResourceConfiguration>;
}

/** One resource, in the words of a configuration item. */
export interface ResourceConfiguration {
  readonly type: string;
  readonly id: string;
  /** Where a resource of this type has a name beside its id. */
  readonly name?: string;
  readonly arn: string;
  readonly region: string;
  /** Absent: it lies in no single zone. */
  readonly availabilityZone?: string;
  /** Milliseconds since the epoch; absent where AWS itself does not tell it. */
  readonly createdMs?: number;
  readonly tags: Readonly<Record<string, string>>;
  /** In one direction; Config adds the other one to the resource that is named. */
  readonly relationships: readonly ResourceRelationship[];
  /** What the service's own API describes, its members in the spelling that Config records (for EC2: `groupId`, `ipPermissions`). */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly supplementaryConfiguration?: Readonly<Record<string, unknown>>;
}

export interface ResourceRelationship {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  /** The words of this direction: `Is contained in Vpc`. */
  readonly says: string;
  /** Of the other direction, as the resource that is named says it: `Contains SecurityGroup`. */
  readonly reverseSays: string;
}
