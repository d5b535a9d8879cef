// What the embedded CloudWatch Logs says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'CloudWatch Logs, API 2014-03-28, as of 2026-11.',
  gaps: [
    'No Logs Insights: StartQuery and what belongs to it.',
    'No KMS keys, data protection, transformers, anomaly detectors, live tail, exports or deliveries.',
    'Subscriptions go to functions, Kinesis streams and Firehose streams only, and a failed delivery is not tried again.',
    'A function that logs into the group it is subscribed to is not cut off.',
    'Resource policies are those of the account, not of a single group.',
    'Classes of log groups are kept and told; INFREQUENT_ACCESS refuses nothing.',
  ],
  byDesign: [
    'Lines can be read the moment they are put; the real service takes seconds.',
    'The default value of a metric filter is put for each batch of lines without a match, not for each such minute.',
    'Events past their retention are gone at once; the real service takes up to three days.',
    'Subscriptions deliver after 200 ms.',
  ],
  clientQuirks: ['Sequence tokens are told and not looked at, as in the real service since 2023.'],
};
