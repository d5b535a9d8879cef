// What a bus tells an observer of its events.
import type { Passage } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import { type BusState, busArn } from './bus.ts';
import type { BusEvent } from './event.ts';

/** @param told what became of the event, and where it came from or went */
export function tellEvent(
  environment: ServiceEnvironment,
  bus: BusState | string,
  { id, 'detail-type': type, detail }: BusEvent,
  told: Pick<Passage, 'became' | 'from' | 'by' | 'to'>,
): void {
  const at = typeof bus === 'string' ? bus : busArn(bus);
  tellPassage(environment, () => ({ of: 'event', id, at, text: beginningOf(`${type} ${JSON.stringify(detail)}`), ...told }));
}
