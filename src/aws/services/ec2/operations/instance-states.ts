// StartInstances, StopInstances, RebootInstances, TerminateInstances, MonitorInstances, UnmonitorInstances.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
import type {
  InstanceStateChange,
  MonitorInstancesRequest,
  MonitorInstancesResult,
  RebootInstancesRequest,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { describedState } from '../described-instance.ts';
import { missingParameter, noSuch, operationNotPermitted } from '../errors.ts';
import { interfacesOf, newPublicIp, publicAddressOf } from '../interfaces.ts';
import { limits } from '../limits.ts';
import { changes, type Ec2Operation } from '../operation.ts';
import type { Region } from '../region.ts';
import type { InstanceRecord, InstanceStateName } from '../region-state.ts';

/** All of them, or none. Throws AwsError InvalidInstanceID.NotFound, which names all that are missing. */
function foundInstances(here: Region, ids: readonly string[] | undefined): InstanceRecord[] {
  if (!ids || ids.length === 0) throw missingParameter('InstanceId');
  const wanted = [...new Set(ids)];
  const malformed = wanted.find((id) => !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) throw noSuch('i', malformed);
  const missing = wanted.filter((id) => !here.state.instances.has(id));
  if (missing.length > 1) throw new AwsError('InvalidInstanceID.NotFound', `The instance IDs '${missing.join(', ')}' do not exist`);
  if (missing[0] !== undefined) throw noSuch('i', missing[0]);
  return wanted.flatMap((id) => here.state.instances.get(id) ?? []);
}

function checkStates(instances: readonly InstanceRecord[], allowed: readonly InstanceStateName[], verb: string): void {
  for (const { InstanceId, State } of instances)
    if (!allowed.includes(State))
      throw new AwsError('IncorrectInstanceState', `The instance '${InstanceId}' is not in a state from which it can be ${verb}.`);
}

const changed = (instances: readonly InstanceRecord[], become: (instance: InstanceRecord) => void): InstanceStateChange[] =>
  instances.map((instance) => {
    const before = describedState(instance.State);
    become(instance);
    return { InstanceId: instance.InstanceId, PreviousState: before, CurrentState: describedState(instance.State) };
  });

export const startInstances = changes<StartInstancesRequest, StartInstancesResult>(['InstanceIds'], ({ InstanceIds: ids }, here) => {
  const instances = foundInstances(here, ids);
  checkStates(instances, ['stopped', 'pending', 'running'], 'started');
  return {
    StartingInstances: changed(instances, (instance) => {
      if (instance.State !== 'stopped') return;
      instance.State = 'pending';
      instance.stateReason = { Code: 'pending', Message: 'pending' };
      instance.StateTransitionReason = '';
      instance.launchedMs = here.now();
      givePublicIp(here, instance);
      here.plan(instance.InstanceId, 'running', limits.instancePendingMs);
    }),
  };
});

/** AWS: an instance with one interface gets a new public address, where its subnet gives them and no Elastic IP is there. */
function givePublicIp(here: Region, { InstanceId }: InstanceRecord): void {
  const [first, ...others] = interfacesOf(here, InstanceId);
  if (!first || others.length > 0 || !here.state.subnets.get(first.SubnetId)?.MapPublicIpOnLaunch) return;
  if (!publicAddressOf(here, first)) first.PublicIp = newPublicIp(here);
}

/** `User initiated (2026-11-01 00:00:00 GMT)` */
function byUser(here: Region, instance: InstanceRecord, what: string): void {
  instance.StateTransitionReason = `User initiated (${new Date(here.now()).toISOString().slice(0, 19).replace('T', ' ')} GMT)`;
  instance.stateReason = { Code: 'Client.UserInitiatedShutdown', Message: `Client.UserInitiatedShutdown: ${what}` };
}

export const stopInstances = changes<StopInstancesRequest, StopInstancesResult>(
  ['InstanceIds', 'Force', 'SkipOsShutdown'],
  ({ InstanceIds: ids }, here) => {
    const instances = foundInstances(here, ids);
    checkStates(instances, ['running', 'stopping', 'stopped'], 'stopped');
    const held = instances.find(({ DisableApiStop }) => DisableApiStop);
    if (held)
      throw operationNotPermitted(
        `The instance '${held.InstanceId}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
      );
    return {
      StoppingInstances: changed(instances, (instance) => {
        if (instance.State !== 'running') return;
        instance.State = 'stopping';
        byUser(here, instance, 'User initiated shutdown');
        here.plan(instance.InstanceId, 'stopped', limits.instanceStoppingMs);
      }),
    };
  },
);

/** AWS: a reboot changes no state. */
export const rebootInstances = changes<RebootInstancesRequest, void>(['InstanceIds'], ({ InstanceIds: ids }, here) => {
  checkStates(foundInstances(here, ids), ['running', 'pending'], 'rebooted');
});

export const terminateInstances = changes<TerminateInstancesRequest, TerminateInstancesResult>(
  ['InstanceIds', 'Force', 'SkipOsShutdown'],
  ({ InstanceIds: ids }, here) => {
    const instances = foundInstances(here, ids);
    const held = instances.find(({ DisableApiTermination }) => DisableApiTermination);
    if (held)
      throw operationNotPermitted(
        `The instance '${held.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
    return {
      TerminatingInstances: changed(instances, (instance) => {
        if (instance.State === 'shutting-down' || instance.State === 'terminated') return;
        here.unplan(instance.InstanceId);
        instance.State = 'shutting-down';
        byUser(here, instance, 'User initiated shutdown');
        here.plan(instance.InstanceId, 'terminated', limits.instanceShuttingDownMs);
      }),
    };
  },
);

const monitoring = (state: InstanceRecord['Monitoring'], told: 'pending' | 'disabling'): Ec2Operation =>
  changes<MonitorInstancesRequest, MonitorInstancesResult>(['InstanceIds'], ({ InstanceIds: ids }, here) => {
    const instances = foundInstances(here, ids);
    for (const instance of instances) instance.Monitoring = state;
    return { InstanceMonitorings: instances.map(({ InstanceId }) => ({ InstanceId, Monitoring: { State: told } })) };
  });

export const monitorInstances = monitoring('enabled', 'pending');
export const unmonitorInstances = monitoring('disabled', 'disabling');
