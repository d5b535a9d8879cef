// PutEvents: up to ten events, each accepted or refused on its own; and a pattern tried on an event.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
import type {
  PutEventsRequest,
  PutEventsRequestEntry,
  PutEventsResponse,
  PutEventsResultEntry,
  TestEventPatternRequest,
  TestEventPatternResponse,
} from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import { matchesPattern, readPattern } from '../../../core/event-pattern.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { Operation } from '../../../core/service.ts';
import { busConstraint, patternConstraint } from '../constraints.ts';
import { memberNotEmbedded, validation } from '../errors.ts';
import { type BusEvent, eventTime } from '../event.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';
import { checkPattern } from '../valid-pattern.ts';

export const putEventsConstraints: Constraints = {
  Entries: { minLength: 1, maxLength: limits.entriesPerRequest },
  'Entries[].EventBusName': busConstraint,
  'Entries[].TraceHeader': { minLength: 1, maxLength: 500 },
};
export const testEventPatternConstraints: Constraints = { EventPattern: patternConstraint };

export const putEvents =
  (bridge: EventBridge): Operation<PutEventsRequest, PutEventsResponse> =>
  (input, context) => {
    if (input.EndpointId !== undefined) throw memberNotEmbedded('EndpointId');
    const entries = input.Entries ?? [];
    const bytes = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
    if (bytes > limits.entriesBytes) throw validation('Total size of the entries in the request is over the limit.');
    const results = entries.map((entry) => putEntry(bridge, context, entry));
    return { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: results };
  };

function putEntry(bridge: EventBridge, context: CallContext, entry: PutEventsRequestEntry): PutEventsResultEntry {
  const refused = refusalOf(entry);
  if (refused) return refused;
  const { account, region } = context;
  const event: BusEvent = {
    version: '0',
    id: bridge.environment.random.uuid(),
    'detail-type': entry.DetailType ?? '',
    source: entry.Source ?? '',
    account,
    time: eventTime(entry.Time?.getTime() ?? bridge.now()),
    region,
    resources: entry.Resources ?? [],
    detail: JSON.parse(entry.Detail ?? '{}'),
  };
  // AWS: a bus that is not there takes events too; they are gone.
  const bus = bridge.findBus(context, entry.EventBusName ?? 'default');
  if (bus) bridge.ingest(bus, event, { passed: [], origin: { by: context.callerArn } });
  return { EventId: event.id };
}

function refusalOf({ Source, DetailType, Detail }: PutEventsRequestEntry): PutEventsResultEntry | undefined {
  for (const [name, value] of Object.entries({ Source, DetailType, Detail }))
    if (!value) {
      const sentence = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
      return { ErrorCode: 'InvalidArgument', ErrorMessage: sentence };
    }
  if (!isJsonObject(parsedJson(Detail ?? ''))) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  if (Source?.startsWith('aws.')) return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  return undefined;
}

/** AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
function bytesOf({ Time, Source, DetailType, Detail, Resources = [] }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources].map((text) => new TextEncoder().encode(text ?? '').length);
  return texts.reduce((sum, length) => sum + length, Time ? limits.timeBytes : 0);
}

const EVENT_FIELDS = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

export const testEventPattern = (): Operation<TestEventPatternRequest, TestEventPatternResponse> => (input) => {
  const { EventPattern: pattern = '', Event: event = '' } = input;
  checkPattern(pattern);
  const parsed = parsedJson(event);
  if (!isJsonObject(parsed)) throw validation('Parameter Event is not valid.');
  // AWS: these fields must be there (API_TestEventPattern).
  const missing = EVENT_FIELDS.find((field) => !Object.hasOwn(parsed, field));
  if (missing !== undefined) throw validation('Parameter Event is not valid.');
  return { Result: matchesPattern(readPattern(pattern), parsed) };
};
