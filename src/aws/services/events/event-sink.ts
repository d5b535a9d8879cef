// Buses as targets of other services: S3's events, alarms. The event comes whole.

import { parseArn } from '../../core/arn.ts';
import type { EventSink } from '../../core/ports.ts';
import type { BusState } from './bus.ts';
import { busNotFound, validation } from './errors.ts';
import type { BusEvent } from './event.ts';
import type { EventBridge } from './event-bridge.ts';

/** AWS: services of AWS need no permission of a bus. */
export function eventSink(bridge: EventBridge): EventSink {
  const busOf = (arn: string): BusState => {
    const place = parseArn(arn);
    const bus = place && bridge.findBus(place, arn);
    if (!bus) throw busNotFound(arn.split('event-bus/').at(-1) ?? arn);
    return bus;
  };
  return {
    async check(arn) {
      busOf(arn);
    },
    async deliver(arn, event, source) {
      bridge.ingest(busOf(arn), readEvent(event), { passed: [], origin: { from: source.arn } });
    },
  };
}

function readEvent(text: string): BusEvent {
  const event = JSON.parse(text) as Partial<BusEvent>;
  if (typeof event.source !== 'string' || typeof event['detail-type'] !== 'string')
    throw validation('An event needs a source and a detail-type.');
  return event as BusEvent;
}
