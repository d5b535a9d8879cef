// How other services write logs: functions their lines, event buses their events.
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { EventSink, LogSink, Place } from '../../core/ports.ts';
import { groupNotFound } from './errors.ts';
import { groupArn, type LogGroupState } from './log-group.ts';
import type { Logs } from './logs.ts';

export function logSink(logs: Logs): LogSink {
  return {
    write(place, logGroup, logStream, events) {
      const group = logs.find(place, logGroup) ?? logs.create(place, logGroup);
      const stream = group.streams.get(logStream) ?? logs.createStream(group, logStream);
      // The lines are there when this returns; only the metrics of their filters come a moment later.
      logs.append(group, stream, events).catch((thrown: unknown) => logs.subscriptions.lose(groupArn(group), thrown));
    },
  };
}

/** AWS: a log group takes events where a resource policy of its account lets the service in. */
export function eventSink(logs: Logs): EventSink {
  const groupOf = (arn: string, source: Parameters<EventSink['check']>[1]): LogGroupState => {
    const { place, name } = groupNamed(arn);
    const group = logs.get(place, name);
    if (logs.policies.allows(place, source, `${groupArn(group)}:log-stream:*`)) return group;
    const sentence = `User: ${source.service} is not authorized to perform: logs:PutLogEvents on resource: ${groupArn(group)}`;
    throw new AwsError('AccessDeniedException', `${sentence} because no resource-based policy allows the logs:PutLogEvents action`);
  };
  return {
    async check(arn, source) {
      groupOf(arn, source);
    },
    async deliver(arn, event, source) {
      const group = groupOf(arn, source);
      // AWS: each delivery may make a stream of its own; here a service and its source share one.
      const name = `${source.service.replace('.amazonaws.com', '')}/${source.arn.split('/').at(-1) ?? ''}`.replace(/[:*]/g, '-');
      const stream = group.streams.get(name) ?? logs.createStream(group, name);
      await logs.append(group, stream, [{ atMs: logs.now(), message: event }]);
    },
  };
}

/** A group by its ARN, with or without `:*` behind it. Throws AwsError ResourceNotFoundException for a text that is none. */
export function groupNamed(arn: string): { readonly place: Place; readonly name: string } {
  const parsed = parseArn(arn);
  const name = parsed?.service === 'logs' ? /^log-group:([^:]+)(:\*)?$/.exec(parsed.resource)?.[1] : undefined;
  if (!parsed || name === undefined) throw groupNotFound();
  return { place: parsed, name };
}
