// What the embedded Lambda says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'AWS Lambda, API 2015-03-31, Node.js runtimes nodejs22.x and nodejs24.x, as of 2026-11.',
  gaps: [
    'Other runtimes, container images, VPCs, file systems, customer keys, code signing, SnapStart, managed instances, durable functions.',
    'No provisioned concurrency, no layers of other accounts; function URLs do not stream.',
    'Event sources: Kinesis, DynamoDB streams, SQS. No Kafka, MQ, DocumentDB.',
    'Traces of X-Ray are not recorded.',
    'Code from S3 by S3ObjectVersion; S3 as a destination.',
  ],
  byDesign: [
    'Loops are found through Invoke, destinations, SQS, SNS and S3, as AWS documents it; not through EventBridge and DynamoDB.',
    'A function is Active, and an update over, after half a second.',
    'An invocation takes none of the time of a virtual clock: Duration is what the function itself saw pass.',
    'The code of GetFunction and GetLayerVersion is a data URL.',
    'At most ten events of one function run side by side, and five batches of a queue unless MaximumConcurrency says otherwise.',
    'An event source mapping looks a tenth of a second after a record; after ten failed tries a settling cloud no longer waits for it.',
    'Warm instances are not part of a snapshot: after a restore every start is cold.',
  ],
  clientQuirks: ['The SDK for Node in a function passes the trace on by itself; for that of browsers the sandbox does it.'],
};
