// The changes of state that come by themselves: what was planned, carried out.
import { instanceIsGone, instanceIsRunning, instanceIsStopped, instanceIsTerminated } from './instance-states.ts';
import { natIsDeleted, natIsGone, natIsUp } from './nat-gateway-states.ts';
import type { ApplyChange, Region } from './region.ts';
import type { InstanceRecord, NatGatewayRecord, PlannedChange } from './region-state.ts';

type Effects<Item> = Readonly<Partial<Record<PlannedChange['becomes'], (here: Region, item: Item) => void>>>;

const ofInstance: Effects<InstanceRecord> = {
  running: instanceIsRunning,
  stopped: instanceIsStopped,
  terminated: instanceIsTerminated,
  gone: instanceIsGone,
};
const ofNatGateway: Effects<NatGatewayRecord> = { available: natIsUp, deleted: natIsDeleted, gone: natIsGone };

/** What is gone meanwhile changes no more. */
export const applyChange: ApplyChange = (here, { id, becomes }) => {
  const { instances, natGateways, volumes } = here.state;
  const instance = instances.get(id);
  if (instance) ofInstance[becomes]?.(here, instance);
  const nat = natGateways.get(id);
  if (nat) ofNatGateway[becomes]?.(here, nat);
  const volume = volumes.get(id);
  if (volume) volume.State = 'available';
};
