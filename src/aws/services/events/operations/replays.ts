// Replays of archives: started, cancelled, described, listed.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
import type {
  CancelReplayRequest,
  CancelReplayResponse,
  DescribeReplayRequest,
  DescribeReplayResponse,
  ListReplaysRequest,
  ListReplaysResponse,
  Replay,
  StartReplayRequest,
  StartReplayResponse,
} from '@aws-sdk/client-eventbridge';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import { type ReplayState, replayArn } from '../archives.ts';
import { arnConstraint, descriptionConstraint, limitConstraint, ruleConstraint } from '../constraints.ts';
import { notFound, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';
import { page } from '../paging.ts';

const named: Constraints = { ReplayName: ruleConstraint };

export const replayConstraints: Readonly<Record<string, Constraints>> = {
  StartReplay: { ...named, Description: descriptionConstraint, EventSourceArn: arnConstraint, 'Destination.Arn': arnConstraint },
  CancelReplay: named,
  DescribeReplay: named,
  ListReplays: { NamePrefix: ruleConstraint, EventSourceArn: arnConstraint, Limit: limitConstraint },
};

export const startReplay =
  (bridge: EventBridge): Operation<StartReplayRequest, StartReplayResponse> =>
  (input, context) => {
    const { account, region } = context;
    const { ReplayName: name = '', EventSourceArn: archive = '', Destination: { Arn: bus = '', FilterArns: ruleArns = [] } = {} } = input;
    const fromMs = input.EventStartTime?.getTime() ?? 0;
    const toMs = input.EventEndTime?.getTime() ?? 0;
    const source = bridge.archives.findArchive(archive);
    // The sentences of this operation are those of the AWS CLI, as LocalStack's tests recorded them.
    if (!source)
      throw validation(`Parameter EventSourceArn is not valid. Reason: Archive ${archive.split('archive/').at(-1)} does not exist.`);
    if (!bridge.findBus(context, bus)) throw notFound(`Event bus ${bus.split('event-bus/').at(-1)} does not exist.`);
    if (source.busArn !== bus) throw validation('Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.');
    if (fromMs >= toMs) throw validation('Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.');
    if (bridge.archives.replays.has(replayArn({ account, region, name })))
      throw new AwsError('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
    const startedMs = bridge.now();
    const replay: ReplayState = {
      account,
      region,
      name,
      archiveArn: archive,
      busArn: bus,
      ruleArns,
      ...(input.Description !== undefined && { description: input.Description }),
      fromMs,
      toMs,
      startedMs,
      state: 'STARTING',
      nextMs: startedMs + limits.replayStepMs,
    };
    bridge.archives.start(replay);
    return { ReplayArn: replayArn(replay), State: 'STARTING', ReplayStartTime: new Date(startedMs) };
  };

export const cancelReplay =
  (bridge: EventBridge): Operation<CancelReplayRequest, CancelReplayResponse> =>
  (input, context) => {
    const replay = replayOf(bridge, context, input.ReplayName);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING')
      throw new AwsError('IllegalStatusException', `Replay ${replay.name} is not in a valid state for this operation.`);
    // By design at once, without CANCELLING.
    replay.state = 'CANCELLED';
    replay.endedMs = bridge.now();
    delete replay.nextMs;
    return { ReplayArn: replayArn(replay), State: replay.state };
  };

export const describeReplay =
  (bridge: EventBridge): Operation<DescribeReplayRequest, DescribeReplayResponse> =>
  (input, context) => {
    const replay = replayOf(bridge, context, input.ReplayName);
    const { busArn: bus, ruleArns, description } = replay;
    return {
      ...described(replay),
      ReplayArn: replayArn(replay),
      ...(description !== undefined && { Description: description }),
      Destination: { Arn: bus, ...(ruleArns.length > 0 && { FilterArns: [...ruleArns] }) },
    };
  };

export const listReplays =
  (bridge: EventBridge): Operation<ListReplaysRequest, ListReplaysResponse> =>
  (input, context) => {
    const given = [input.NamePrefix, input.EventSourceArn, input.State].filter((filter) => filter !== undefined);
    if (given.length > 1)
      throw validation('At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.');
    const replays = bridge.archives
      .listReplays(context)
      .filter(({ name, archiveArn }) => name.startsWith(input.NamePrefix ?? '') && (input.EventSourceArn ?? archiveArn) === archiveArn)
      .filter(({ state }) => (input.State ?? state) === state);
    const { items, ...rest } = page(replays, ({ name }) => name, input);
    return { Replays: items.map(described), ...rest };
  };

function replayOf(bridge: EventBridge, { account, region }: Place, name = ''): ReplayState {
  const replay = bridge.archives.replays.get(replayArn({ account, region, name }));
  if (!replay) throw notFound(`Replay ${name} does not exist.`);
  return replay;
}

function described({ name, archiveArn, state, fromMs, toMs, lastEventMs, startedMs, endedMs }: ReplayState): Replay {
  return {
    ReplayName: name,
    EventSourceArn: archiveArn,
    State: state,
    EventStartTime: new Date(fromMs),
    EventEndTime: new Date(toMs),
    ...(lastEventMs !== undefined && { EventLastReplayedTime: new Date(lastEventMs) }),
    ReplayStartTime: new Date(startedMs),
    ...(endedMs !== undefined && { ReplayEndTime: new Date(endedMs) }),
  };
}
