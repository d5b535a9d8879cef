// CreateFlowLogs, DeleteFlowLogs, DescribeFlowLogs: kept and told. No traffic flows here, so that nothing is ever delivered.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  FlowLog,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { invalidValue, missingParameter, notEmbedded, wrongValue } from '../errors.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { FlowLogRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

// AWS's own placeholders: `${version} ${account-id} ...`.
const DEFAULT_FORMAT =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'.replace(
    /\S+/g,
    '$${$&}',
  );

export const createFlowLogs = changes<CreateFlowLogsRequest, CreateFlowLogsResult>(
  [
    'ResourceIds',
    'ResourceType',
    'TrafficType',
    'LogDestinationType',
    'LogDestination',
    'LogGroupName',
    'DeliverLogsPermissionArn',
    'LogFormat',
    'MaxAggregationInterval',
    'TagSpecifications',
  ],
  (input, here) => {
    const { ResourceIds: ids = [], TrafficType: traffic, MaxAggregationInterval: interval = 600, ClientToken } = input;
    if (ids.length === 0) throw missingParameter('ResourceIds');
    const kinds = {
      VPC: ['vpc', here.state.vpcs],
      Subnet: ['subnet', here.state.subnets],
      NetworkInterface: ['eni', here.state.networkInterfaces],
    } as const;
    const kind = kinds[input.ResourceType as keyof typeof kinds];
    if (!kind || !Object.hasOwn(kinds, input.ResourceType ?? ''))
      throw notEmbedded(`a flow log of the resource type ${input.ResourceType ?? ''}`);
    if (traffic === undefined) throw missingParameter('TrafficType');
    if (!['ACCEPT', 'REJECT', 'ALL'].includes(traffic)) throw wrongValue('trafficType', traffic);
    if (interval !== 60 && interval !== 600) throw invalidValue('Invalid Flow Log Max Aggregation Interval');
    const destination = destinationOf(input);
    const tags = specifiedTags(input.TagSpecifications, 'vpc-flow-log');
    for (const id of new Set(ids)) {
      found(kind[1] as ReadonlyMap<string, unknown>, kind[0], id);
      const twin = [...here.state.flowLogs.values()].some(
        (other) =>
          other.ResourceId === id &&
          other.TrafficType === traffic &&
          other.LogGroupName === destination.LogGroupName &&
          other.LogDestination === destination.LogDestination,
      );
      if (twin)
        throw new AwsError('FlowLogAlreadyExists', 'Error. There is an existing Flow Log with the same configuration and log destination.');
    }
    const FlowLogIds = [...new Set(ids)].map((ResourceId) => {
      const made: FlowLogRecord = {
        FlowLogId: here.newId('fl'),
        ResourceId,
        TrafficType: traffic,
        ...destination,
        LogFormat: input.LogFormat ?? DEFAULT_FORMAT,
        MaxAggregationInterval: interval,
        createdMs: here.now(),
      };
      here.state.flowLogs.set(made.FlowLogId, made);
      keepTags(here, made.FlowLogId, tags);
      return made.FlowLogId;
    });
    return { FlowLogIds, Unsuccessful: [], ...(ClientToken !== undefined && { ClientToken }) };
  },
);

type Destination = Pick<FlowLogRecord, 'LogDestinationType' | 'LogDestination' | 'LogGroupName' | 'DeliverLogsPermissionArn'>;

function destinationOf(input: CreateFlowLogsRequest): Destination {
  const {
    LogDestinationType: type = 'cloud-watch-logs',
    LogDestination: destination,
    LogGroupName: group,
    DeliverLogsPermissionArn: role,
  } = input;
  if (type === 's3') {
    if (destination === undefined) throw missingParameter('LogDestination');
    if (!destination.startsWith('arn:aws:s3:::')) throw wrongValue('logDestination', destination, 'The bucket ARN is not valid.');
    if (group !== undefined || role !== undefined)
      throw invalidValue('LogGroupName and DeliverLogsPermissionArn are not applicable for the s3 log destination type');
    return { LogDestinationType: 's3', LogDestination: destination };
  }
  if (type !== 'cloud-watch-logs') throw notEmbedded(`a flow log to ${type}`);
  if (role === undefined) throw missingParameter('DeliverLogsPermissionArn');
  if (group === undefined && destination === undefined) throw missingParameter('LogGroupName');
  const name = group ?? /^arn:aws:logs:[^:]*:\d{12}:log-group:([^:]+)/.exec(destination ?? '')?.[1];
  if (name === undefined) throw wrongValue('logDestination', destination, 'The log group ARN is not valid.');
  return {
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: name,
    DeliverLogsPermissionArn: role,
    ...(destination !== undefined && { LogDestination: destination }),
  };
}

export const deleteFlowLogs = changes<DeleteFlowLogsRequest, DeleteFlowLogsResult>(['FlowLogIds'], ({ FlowLogIds: ids = [] }, here) => {
  if (ids.length === 0) throw missingParameter('FlowLogIds');
  const missing = ids.filter((id) => !here.state.flowLogs.has(id));
  if (missing.length > 0)
    throw new AwsError(
      'InvalidFlowLogId.NotFound',
      `These flow log ids in the input list are not found: [TotalCount: ${missing.length}] ${missing.join(', ')}`,
    );
  for (const id of ids) {
    here.state.flowLogs.delete(id);
    dropTags(here, id);
  }
  return { Unsuccessful: [] };
});

/** The filters have another name here. */
export const describeFlowLogs = reads<DescribeFlowLogsRequest, DescribeFlowLogsResult>(
  ['FlowLogIds', 'Filter', 'MaxResults', 'NextToken'],
  ({ Filter: Filters, FlowLogIds: ids, ...input }, here) => {
    // AWS: an id that is not there is left out.
    const known = new Map([...here.state.flowLogs].filter(([id]) => !ids?.length || ids.includes(id)));
    const { items, ...next } = listed(here, known, undefined, { ...input, Filters }, flowLogs);
    return { FlowLogs: items.map((item) => describedFlowLog(here, item)), ...next };
  },
);

const flowLogs: Listed<FlowLogRecord> = {
  prefix: 'fl',
  idOf: ({ FlowLogId }) => FlowLogId,
  fields: {
    'deliver-log-status': () => 'SUCCESS',
    'flow-log-id': ({ FlowLogId }) => FlowLogId,
    'log-destination-type': ({ LogDestinationType }) => LogDestinationType,
    'log-group-name': ({ LogGroupName }) => LogGroupName,
    'resource-id': ({ ResourceId }) => ResourceId,
    'traffic-type': ({ TrafficType }) => TrafficType,
  },
};

function describedFlowLog(here: Region, { createdMs, TrafficType, ...flowLog }: FlowLogRecord): FlowLog {
  return {
    ...flowLog,
    TrafficType: TrafficType as FlowLog['TrafficType'],
    CreationTime: new Date(createdMs),
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    Tags: tagsOf(here, flowLog.FlowLogId),
  };
}
