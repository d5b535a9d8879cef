// A buffer becomes a request of the bulk API of an OpenSearch domain; documents that stay refused become failures.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/retry.html#dd-retry-elasticsearch
import type { AmazonopensearchserviceDestinationDescription } from '@aws-sdk/client-firehose';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { BulkAnswer } from '../../../core/ports.ts';
import { roleVerdict } from '../access/delivery-role.ts';
import type { BufferedRecord, DeliveryStream, RecordBuffer } from '../delivery-stream.ts';
import { indexName } from '../destination/opensearch-destination.ts';
import { limits } from '../limits.ts';
import type { Failure } from './failure-line.ts';
import type { Surroundings } from './surroundings.ts';

export interface RefusedDocument {
  readonly record: BufferedRecord;
  readonly failure: Failure;
  /** Further members of its line. */
  readonly details: Readonly<Record<string, string>>;
}

export interface Indexing {
  readonly refused: readonly RefusedDocument[];
  /** To be tried again. */
  readonly left: readonly BufferedRecord[];
}

interface Document {
  readonly record: BufferedRecord;
  /** One line of JSON; undefined for a record that is no JSON object. */
  readonly line: string | undefined;
  readonly index: string;
}

export async function deliverToIndex(
  stream: DeliveryStream,
  { records, triedSinceMs = 0 }: RecordBuffer,
  destination: AmazonopensearchserviceDestinationDescription,
  { environment, metrics, errors }: Surroundings,
): Promise<Indexing> {
  const { clock, ports } = environment;
  const { DomainARN: domainArn = '', RoleARN: roleArn = '', RetryOptions: retry } = destination;
  const documents = records.map((record): Document => ({ record, line: lineOf(record), index: indexName(destination, record.arrivalMs) }));
  const wellFormed = documents.filter(({ line }) => line !== undefined);
  const retryMs = (retry?.DurationInSeconds ?? limits.indexRetrySeconds) * 1000;
  const overdue = clock.now() - triedSinceMs >= retryMs;
  const refusal = ({ record, index }: Document, failure: Failure): RefusedDocument => ({
    record,
    failure,
    details: { esDocumentId: record.id, esIndexName: index, esTypeName: '' },
  });
  const refused = documents
    .filter(({ line }) => line === undefined)
    .map((document) =>
      refusal(document, { errorCode: '400', errorMessage: 'mapper_parsing_exception: The record is not one JSON object.' }),
    );
  const left: BufferedRecord[] = [];
  const failedOnce = (document: Document, failure: Failure, passing: boolean) => {
    if (passing && !overdue) left.push(document.record);
    else refused.push(refusal(document, failure));
  };
  const answer = wellFormed.length === 0 ? { errors: false, items: [] } : await send();
  for (const [at, document] of wellFormed.entries()) {
    if ('errorCode' in answer) failedOnce(document, answer, true);
    else {
      const { status = 500, error } = Object.values(answer.items[at] ?? {})[0] ?? {};
      const failure = { errorCode: String(status), errorMessage: `${error?.type ?? 'unknown'}: ${error?.reason ?? ''}` };
      if (status >= 300) failedOnce(document, failure, status === 429 || status >= 500);
    }
  }
  const delivered = records.length - left.length - refused.length;
  metrics.put(stream, {
    'DeliveryToAmazonOpenSearchService.Records': delivered,
    'DeliveryToAmazonOpenSearchService.Success': left.length + refused.length === 0 ? 1 : 0,
  });
  if ('errorCode' in answer) await errors.tell(stream, destination.CloudWatchLoggingOptions, domainArn, answer);
  else if (refused[0]) await errors.tell(stream, destination.CloudWatchLoggingOptions, domainArn, refused[0].failure);
  return { refused, left };

  async function send(): Promise<BulkAnswer | Failure> {
    if (!ports.documentIndex)
      return { errorCode: 'OS.ServiceException', errorMessage: 'Amazon OpenSearch Service is not embedded in this cloud.' };
    const verdict = await roleVerdict(environment, roleArn, stream, 'es:ESHttpPost', `${domainArn}/_bulk`);
    if (verdict !== 'allowed')
      return {
        errorCode: 'OS.AccessDenied',
        errorMessage: 'Access was denied. Ensure that the provided IAM role allows access to the domain.',
      };
    const noId = destination.DocumentIdOptions?.DefaultDocumentIdFormat === 'NO_DOCUMENT_ID';
    const lines = wellFormed.map(({ record, line, index }) => {
      const action = { index: { _index: index, ...(!noId && { _id: record.id }) } };
      return `${JSON.stringify(action)}\n${line}\n`;
    });
    try {
      return await (await ports.documentIndex()).bulk(domainArn, lines.join(''));
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      return { errorCode: `OS.${thrown.code}`, errorMessage: thrown.message };
    }
  }
}

/** AWS: a record is one JSON object on one line. White space between its members does no harm here. */
function lineOf({ data }: BufferedRecord): string | undefined {
  const text = new TextDecoder().decode(data).trim();
  const value = parsedJson(text);
  if (!isJsonObject(value)) return undefined;
  return text.includes('\n') ? JSON.stringify(value) : text;
}
