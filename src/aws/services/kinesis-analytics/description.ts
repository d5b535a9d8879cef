// What the embedded Kinesis Analytics says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'kinesisanalyticsv2 of 2018-05-23, SQL-1_0 applications, as it was before AWS refused new ones (2025-10-15) and ended them (2026-01-27).',
  gaps: [
    'Snapshots, VPC configurations, presigned URLs and versions answer 501.',
    'Flink and Zeppelin applications are not embedded.',
    'Firehose sources are refused, as AWS does for new accounts.',
    'No AUTOSCALING, no KPU limit, no de-aggregation of records of the Producer Library.',
  ],
  byDesign: [
    'Changes of state take seconds, not minutes.',
    'A service role that IAM does not know is taken as given; one that it knows must trust the service and allow what the application does.',
  ],
  clientQuirks: ['Error names are those of AWS; most of their sentences are inferred, because the service can no longer be asked.'],
};
