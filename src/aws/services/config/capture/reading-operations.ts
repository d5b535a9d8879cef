// Which calls cannot have changed the configuration of a resource, so that nothing has to be compared after them.

const reading = /^(Get|List|Describe|Head|BatchGet|Select|Query$|Scan$|Search|Lookup|Receive|Simulate|Test|Validate)/;

/** Calls about data: what they write is in the resources, no part of their configuration. */
const aboutData: ReadonlySet<string> = new Set(
  [
    'PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems TransactGetItems',
    'PutRecord PutRecords PutRecordBatch SubscribeToShard',
    'SendMessage SendMessageBatch DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch Publish PublishBatch',
    'PutObject DeleteObject DeleteObjects CopyObject UploadPart CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload',
    'PutEvents PutLogEvents PutMetricData PutEvaluations RecognizeText RecognizeUtterance',
  ].flatMap((line) => line.split(' ')),
);

/** Calls of Config itself change no resource of others. */
export function mayChangeResources(service: string, operation: string): boolean {
  return service !== 'config' && !reading.test(operation) && !aboutData.has(operation);
}
