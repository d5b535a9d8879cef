// What EC2 keeps of one account in one region, as plain data. Members have EC2's own names, so that describing them is copying them.

export interface VpcRecord {
  readonly VpcId: string;
  /** The first one is the VPC's own and stays. */
  CidrBlocks: { readonly AssociationId: string; readonly CidrBlock: string }[];
  DhcpOptionsId: string;
  readonly InstanceTenancy: 'default' | 'dedicated';
  readonly IsDefault: boolean;
  EnableDnsSupport: boolean;
  EnableDnsHostnames: boolean;
  EnableNetworkAddressUsageMetrics: boolean;
}

export interface SubnetRecord {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly AvailabilityZone: string;
  readonly DefaultForAz: boolean;
  MapPublicIpOnLaunch: boolean;
}

export interface SecurityGroupRecord {
  readonly GroupId: string;
  readonly GroupName: string;
  readonly Description: string;
  readonly VpcId: string;
}

/** One rule: one protocol, one range of ports, one peer. */
export interface SecurityGroupRuleRecord {
  readonly SecurityGroupRuleId: string;
  readonly GroupId: string;
  readonly IsEgress: boolean;
  IpProtocol: string;
  /** Of ICMP the type and the code; -1 means all. */
  FromPort: number;
  ToPort: number;
  CidrIpv4?: string;
  CidrIpv6?: string;
  ReferencedGroupId?: string;
  Description?: string;
}

export interface RouteRecord {
  DestinationCidrBlock?: string;
  DestinationIpv6CidrBlock?: string;
  DestinationPrefixListId?: string;
  GatewayId?: string;
  NatGatewayId?: string;
  InstanceId?: string;
  NetworkInterfaceId?: string;
  readonly Origin: 'CreateRouteTable' | 'CreateRoute';
}

export interface RouteTableAssociation {
  readonly RouteTableAssociationId: string;
  readonly Main: boolean;
  readonly SubnetId?: string;
}

export interface RouteTableRecord {
  readonly RouteTableId: string;
  readonly VpcId: string;
  Routes: RouteRecord[];
  Associations: RouteTableAssociation[];
}

export interface InternetGatewayRecord {
  readonly InternetGatewayId: string;
  VpcId?: string;
}

export interface NetworkAclEntryRecord {
  readonly RuleNumber: number;
  readonly Egress: boolean;
  readonly Protocol: string;
  readonly RuleAction: 'allow' | 'deny';
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlock?: string;
  readonly PortRange?: { readonly From: number; readonly To: number };
  readonly IcmpTypeCode?: { readonly Type: number; readonly Code: number };
}

export interface NetworkAclRecord {
  readonly NetworkAclId: string;
  readonly VpcId: string;
  readonly IsDefault: boolean;
  Entries: NetworkAclEntryRecord[];
  Associations: { readonly NetworkAclAssociationId: string; readonly SubnetId: string }[];
}

export interface DhcpOptionsRecord {
  readonly DhcpOptionsId: string;
  readonly DhcpConfigurations: readonly { readonly Key: string; readonly Values: readonly string[] }[];
}

export interface InterfaceAttachment {
  readonly AttachmentId: string;
  /** Absent for what belongs to a NAT gateway. */
  readonly InstanceId?: string;
  readonly DeviceIndex: number;
  DeleteOnTermination: boolean;
  readonly attachedMs: number;
}

export interface NetworkInterfaceRecord {
  readonly NetworkInterfaceId: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  Description: string;
  Groups: string[];
  readonly InterfaceType: 'interface' | 'nat_gateway';
  readonly MacAddress: string;
  /** The first one is the primary. */
  PrivateIpAddresses: string[];
  /** Given by the subnet while the instance runs; an Elastic IP hides it. */
  PublicIp?: string;
  SourceDestCheck: boolean;
  Attachment?: InterfaceAttachment;
}

export interface AddressRecord {
  readonly AllocationId: string;
  readonly PublicIp: string;
  AssociationId?: string;
  NetworkInterfaceId?: string;
  PrivateIpAddress?: string;
}

export interface NatGatewayRecord {
  readonly NatGatewayId: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly ConnectivityType: 'public' | 'private';
  State: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted';
  failure?: { readonly FailureCode: string; readonly FailureMessage: string };
  readonly NetworkInterfaceId: string;
  readonly PrivateIp: string;
  readonly AllocationId?: string;
  readonly PublicIp?: string;
  readonly createdMs: number;
  deletedMs?: number;
}

export type InstanceStateName = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';

export interface InstanceRecord {
  readonly InstanceId: string;
  readonly ReservationId: string;
  readonly ImageId: string;
  InstanceType: string;
  readonly KeyName?: string;
  readonly AmiLaunchIndex: number;
  State: InstanceStateName;
  StateTransitionReason: string;
  stateReason?: { readonly Code: string; readonly Message: string };
  launchedMs: number;
  /** When status checks begin to pass. */
  checkedMs: number;
  /** Where it is, kept when its interfaces are gone. */
  readonly AvailabilityZone: string;
  readonly ClientToken?: string;
  readonly Tenancy: 'default' | 'dedicated';
  iamProfile?: { readonly AssociationId: string; readonly Arn: string; readonly Id: string };
  EbsOptimized: boolean;
  /** In base64, as it came. */
  UserData?: string;
  Monitoring: 'disabled' | 'enabled';
  DisableApiTermination: boolean;
  DisableApiStop: boolean;
  InstanceInitiatedShutdownBehavior: 'stop' | 'terminate';
  CpuCredits?: 'standard' | 'unlimited';
  MetadataOptions: {
    HttpTokens: 'optional' | 'required';
    HttpEndpoint: 'enabled' | 'disabled';
    HttpPutResponseHopLimit: number;
    HttpProtocolIpv6: 'enabled' | 'disabled';
    InstanceMetadataTags: 'enabled' | 'disabled';
  };
  volumes: { readonly VolumeId: string; readonly DeviceName: string; DeleteOnTermination: boolean; readonly attachedMs: number }[];
}

export interface VolumeRecord {
  readonly VolumeId: string;
  readonly AvailabilityZone: string;
  Size: number;
  VolumeType: string;
  Iops?: number;
  Throughput?: number;
  readonly Encrypted: boolean;
  readonly SnapshotId: string;
  /** Whether it is in use is told by the instance that has it. */
  State: 'creating' | 'available';
  readonly createdMs: number;
}

/** The last change of a volume. */
export interface VolumeModificationRecord {
  readonly VolumeId: string;
  readonly before: VolumeShape;
  readonly after: VolumeShape;
  readonly startedMs: number;
}

export type VolumeShape = Pick<VolumeRecord, 'Size' | 'VolumeType' | 'Iops' | 'Throughput'>;

export interface KeyPairRecord {
  readonly KeyPairId: string;
  readonly KeyName: string;
  readonly KeyType: 'rsa' | 'ed25519';
  readonly KeyFingerprint: string;
  readonly PublicKey: string;
  readonly createdMs: number;
}

export interface FlowLogRecord {
  readonly FlowLogId: string;
  readonly ResourceId: string;
  readonly TrafficType?: string;
  readonly LogDestinationType: 'cloud-watch-logs' | 's3';
  readonly LogDestination?: string;
  readonly LogGroupName?: string;
  readonly DeliverLogsPermissionArn?: string;
  readonly LogFormat: string;
  readonly MaxAggregationInterval: number;
  readonly createdMs: number;
}

export interface VpcEndpointRecord {
  readonly VpcEndpointId: string;
  readonly VpcId: string;
  readonly ServiceName: string;
  PolicyDocument: string;
  RouteTableIds: string[];
  readonly createdMs: number;
}

/** A change of state that comes by itself. */
export interface PlannedChange {
  readonly dueMs: number;
  readonly id: string;
  readonly becomes: 'running' | 'stopped' | 'terminated' | 'available' | 'deleted' | 'gone';
}

export interface RegionState {
  readonly account: string;
  readonly region: string;
  /** `as made`: nobody has changed anything since the account came with it. */
  condition: 'as made' | 'changed';
  readonly vpcs: Map<string, VpcRecord>;
  readonly subnets: Map<string, SubnetRecord>;
  readonly securityGroups: Map<string, SecurityGroupRecord>;
  readonly securityGroupRules: Map<string, SecurityGroupRuleRecord>;
  readonly routeTables: Map<string, RouteTableRecord>;
  readonly internetGateways: Map<string, InternetGatewayRecord>;
  readonly networkAcls: Map<string, NetworkAclRecord>;
  readonly dhcpOptions: Map<string, DhcpOptionsRecord>;
  readonly networkInterfaces: Map<string, NetworkInterfaceRecord>;
  readonly addresses: Map<string, AddressRecord>;
  readonly natGateways: Map<string, NatGatewayRecord>;
  readonly instances: Map<string, InstanceRecord>;
  readonly volumes: Map<string, VolumeRecord>;
  /** By id of the volume. */
  readonly volumeModifications: Map<string, VolumeModificationRecord>;
  /** Of new volumes, whatever a request says. */
  ebsEncryption: 'as requested' | 'always';
  /** By name. */
  readonly keyPairs: Map<string, KeyPairRecord>;
  readonly flowLogs: Map<string, FlowLogRecord>;
  readonly vpcEndpoints: Map<string, VpcEndpointRecord>;
  /** What was answered to a request with a client token, so that the same request again makes nothing anew. The newest last. */
  readonly answers: Map<string, { readonly request: string; readonly answer: unknown }>;
  /** By id of the resource. */
  readonly tags: Map<string, Map<string, string>>;
  planned: PlannedChange[];
}

export function emptyState(account: string, region: string): RegionState {
  return {
    account,
    region,
    condition: 'as made',
    vpcs: new Map(),
    subnets: new Map(),
    securityGroups: new Map(),
    securityGroupRules: new Map(),
    routeTables: new Map(),
    internetGateways: new Map(),
    networkAcls: new Map(),
    dhcpOptions: new Map(),
    networkInterfaces: new Map(),
    addresses: new Map(),
    natGateways: new Map(),
    instances: new Map(),
    volumes: new Map(),
    volumeModifications: new Map(),
    ebsEncryption: 'as requested',
    keyPairs: new Map(),
    flowLogs: new Map(),
    vpcEndpoints: new Map(),
    answers: new Map(),
    tags: new Map(),
    planned: [],
  };
}
