// What the embedded CloudWatch says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'CloudWatch metrics and alarms, API 2010-08-01, as of 2026-11.',
  gaps: [
    'No composite alarms, dashboards, anomaly detection, metric streams, Contributor Insights or OpenTelemetry.',
    'Alarms watch one statistic of one metric: no metric math in alarms, no PromQL, no log alarms, no mute rules.',
    'Metric math has arithmetic, SUM, AVG, MIN, MAX, ABS, CEIL, FLOOR, FILL, PERIOD and METRICS; any other function is refused with 501.',
    'Statistics are the five plain ones and percentiles; no trimmed means.',
    'Alarm actions reach topics and functions; any other action is refused with 501.',
    'The number of alarms is not limited; GetMetricData answers in one page.',
  ],
  byDesign: [
    'Data can be read the moment it is put.',
    'Alarms are evaluated at whole minutes of the clock, at each ten seconds where one has a shorter period, over the periods that end then.',
    'Data keeps its resolution for 15 months; the real service makes it coarser with time.',
    'GetMetricData takes data of all units together where no unit is asked for.',
    'An alarm looks at two periods more than it needs; how many the real service looks at is not documented.',
  ],
  clientQuirks: [
    'The client speaks AWS JSON 1.0; older clients speak Query, newer ones may speak RPC v2 CBOR. All three are answered.',
    'Requests above 10 KiB come compressed.',
  ],
};
