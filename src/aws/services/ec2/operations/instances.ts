// DescribeInstances, DescribeInstanceStatus, DescribeInstanceCreditSpecifications.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
import type {
  DescribeInstanceCreditSpecificationsRequest,
  DescribeInstanceCreditSpecificationsResult,
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  DescribeInstancesRequest,
  DescribeInstancesResult,
  InstanceStatus,
  InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import { describedInstance, describedState, stateCodes } from '../described-instance.ts';
import { wrongCombination } from '../errors.ts';
import type { FilterFields } from '../filters.ts';
import { instanceFields } from '../instance-fields.ts';
import { type ListRequest, listed } from '../listing.ts';
import { reads } from '../operation.ts';
import { zonesOf } from '../places.ts';
import type { Region } from '../region.ts';
import type { InstanceRecord } from '../region-state.ts';

export const describeInstances = reads<DescribeInstancesRequest, DescribeInstancesResult>(
  ['InstanceIds', 'Filters', 'MaxResults', 'NextToken', 'IncludeManagedResources'],
  (input, here) => {
    const { items, ...next } = listedInstances(here, input.InstanceIds, input, instanceFields(here));
    const byReservation = Map.groupBy(items, ({ ReservationId }) => ReservationId);
    const Reservations = [...byReservation].map(([ReservationId, instances]) => ({
      ReservationId,
      OwnerId: here.account,
      Groups: [],
      Instances: instances.map((instance) => describedInstance(here, instance)),
    }));
    return { Reservations, ...next };
  },
);

function listedInstances(here: Region, ids: readonly string[] | undefined, request: ListRequest, fields: FilterFields<InstanceRecord>) {
  if (ids?.length && request.MaxResults !== undefined)
    throw wrongCombination('The parameter instancesSet cannot be used with the parameter maxResults');
  return listed(here, here.state.instances, ids, request, { prefix: 'i', idOf: ({ InstanceId }) => InstanceId, fields });
}

/** AWS: only of running instances, unless all are asked for. */
export const describeInstanceStatus = reads<DescribeInstanceStatusRequest, DescribeInstanceStatusResult>(
  ['InstanceIds', 'Filters', 'MaxResults', 'NextToken', 'IncludeAllInstances', 'IncludeManagedResources'],
  (input, here) => {
    const summary = (instance: InstanceRecord) => summaryOf(here, instance);
    const shown = {
      ...input,
      Filters: [...(input.Filters ?? []), ...(input.IncludeAllInstances ? [] : [{ Name: 'instance-state-name', Values: ['running'] }])],
    };
    const { items, ...next } = listedInstances(here, input.InstanceIds, shown, {
      'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
      'instance-state-code': ({ State }) => stateCodes[State],
      'instance-state-name': ({ State }) => State,
      'instance-status.reachability': (instance) => summary(instance).Details?.[0]?.Status,
      'instance-status.status': (instance) => summary(instance).Status,
      'system-status.reachability': (instance) => summary(instance).Details?.[0]?.Status,
      'system-status.status': (instance) => summary(instance).Status,
    });
    const statuses = items.map(
      (instance): InstanceStatus => ({
        InstanceId: instance.InstanceId,
        AvailabilityZone: instance.AvailabilityZone,
        AvailabilityZoneId: zonesOf(here.region).find(({ name }) => name === instance.AvailabilityZone)?.id,
        InstanceState: describedState(instance.State),
        InstanceStatus: summary(instance),
        SystemStatus: summary(instance),
        Events: [],
      }),
    );
    return { InstanceStatuses: statuses, ...next };
  },
);

/** Nothing is checked, for there is nothing to check: after a while all is well. */
function summaryOf(here: Region, { State: state, checkedMs }: InstanceRecord): InstanceStatusSummary {
  if (state !== 'running') return { Status: 'not-applicable' };
  const [Status, Detail] = here.now() >= checkedMs ? (['ok', 'passed'] as const) : (['initializing', 'initializing'] as const);
  return { Status, Details: [{ Name: 'reachability', Status: Detail }] };
}

export const describeInstanceCreditSpecifications = reads<
  DescribeInstanceCreditSpecificationsRequest,
  DescribeInstanceCreditSpecificationsResult
>(['InstanceIds', 'Filters', 'MaxResults', 'NextToken'], (input, here) => {
  const { items, ...next } = listedInstances(here, input.InstanceIds, input, { 'instance-id': ({ InstanceId }) => InstanceId });
  // AWS: unless instances are named, those with the credit option `unlimited` are told.
  const shown = items.filter(({ CpuCredits }) => (input.InstanceIds?.length ? CpuCredits : CpuCredits === 'unlimited'));
  return { InstanceCreditSpecifications: shown.map(({ InstanceId, CpuCredits }) => ({ InstanceId, CpuCredits })), ...next };
});
