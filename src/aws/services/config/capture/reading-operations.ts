// Which calls cannot have changed the configuration of a resource, so that nothing has to be compared after them.

const reading = /^(Get|List|Describe|Head|BatchGet|Select|Query$|Scan$|Search|Lookup|Receive|Simulate|Test|Validate)/;

/** Calls about data: what they write is in the resources, no part of their configuration. */
const aboutData: ReadonlySet<string> = new Set(
  [
    'PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems TransactGetItems',
    'PutRecord PutRecords PutRecordBatch SubscribeToShard',
    'SendMessage SendMessageBatch DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch Publish PublishBatch',
    'PutObject DeleteObject DeleteObjects CopyObject UploadPart CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload',
    'PutEvents PutLogEvents PutMetricData RecognizeText RecognizeUtterance',
  ].flatMap((line) => line.split(' ')),
);

/** Calls of Config itself that change what rules think; all others change no resource. */
const aboutCompliance: readonly string[] = ['PutEvaluations', 'DeleteEvaluationResults'];

export function mayChangeResources(service: string, operation: string): boolean {
  if (service === 'config') return aboutCompliance.includes(operation);
  return !reading.test(operation) && !aboutData.has(operation);
}
