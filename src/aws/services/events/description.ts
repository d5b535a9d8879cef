// What the embedded EventBridge says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'EventBridge, API 2015-10-07, as of 2026-11.',
  gaps: [
    'Targets are functions, queues, topics, log groups, other buses, Kinesis streams and Firehose streams; any other target is refused with 501.',
    'No API destinations, connections, pipes, global endpoints, partner event sources or schema registry.',
    'No KMS keys, and no logs of a bus.',
    'The dead-letter queue of a bus is kept and told, and gets nothing: without keys there is nothing to fail.',
    'AWS services send the events that Sandshark embeds: those of S3 and of alarms. There are no events of CloudTrail.',
  ],
  byDesign: [
    'A bus of the own account takes what a rule sends, with a role or without one.',
    'Events reach their targets after 100 ms.',
    'Schedules are periodic work: they run when the clock passes them, and settling does not wait for them.',
    'A ring of rules that send to each other ends after 16 hops.',
    'A replay sends all its events at once and in order; the real one goes minute by minute.',
    'An event without retry policy is tried again for a day, as in AWS: a day on the virtual clock.',
  ],
  clientQuirks: ['A constant Input must be JSON: a plain text needs quotes inside the quotes.'],
};
