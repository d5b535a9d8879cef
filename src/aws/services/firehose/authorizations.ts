// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisfirehose.html
import type { CreateDeliveryStreamInput, Tag, UpdateDestinationInput } from '@aws-sdk/client-firehose';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import { streamArn } from './delivery-stream.ts';
import type { DeliveryStreams } from './delivery-streams.ts';
import type { OperationName } from './schemas.ts';

interface Named {
  readonly DeliveryStreamName?: string;
  readonly Tags?: readonly Tag[];
  readonly TagKeys?: readonly string[];
}

export function authorizations(streams: DeliveryStreams): Readonly<Record<OperationName, Authorization>> {
  const on = (operation: OperationName, input: Named, context: CallContext): Access => {
    const { DeliveryStreamName: name = '', Tags: tags = [], TagKeys: keys } = input;
    const resource = streamArn(context, name);
    const present = Object.entries(streams.byArn(resource)?.tags ?? {}).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]]);
    const conditions = { ...Object.fromEntries(present), ...requestTagConditions(tags), ...(keys && { 'aws:TagKeys': keys }) };
    return { action: `firehose:${operation}`, resource, conditions };
  };
  const withRoles = (operation: OperationName, input: Named, context: CallContext, given: readonly (string | undefined)[]): Access[] => {
    const roles = [...new Set(given.filter((role) => role !== undefined))];
    const conditions = { 'iam:PassedToService': ['firehose.amazonaws.com'] };
    return [on(operation, input, context), ...roles.map((resource) => ({ action: 'iam:PassRole', resource, conditions }))];
  };
  const named =
    (operation: OperationName): Authorization<Named> =>
    (input, context) =>
      on(operation, input, context);
  return {
    CreateDeliveryStream: (input: CreateDeliveryStreamInput, context) =>
      withRoles('CreateDeliveryStream', input as Named, context, [
        input.KinesisStreamSourceConfiguration?.RoleARN,
        input.S3DestinationConfiguration?.RoleARN,
        input.ExtendedS3DestinationConfiguration?.RoleARN,
        input.ExtendedS3DestinationConfiguration?.S3BackupConfiguration?.RoleARN,
        input.AmazonopensearchserviceDestinationConfiguration?.RoleARN,
        input.AmazonopensearchserviceDestinationConfiguration?.S3Configuration?.RoleARN,
      ]),
    UpdateDestination: (input: UpdateDestinationInput, context) =>
      withRoles('UpdateDestination', input as Named, context, [
        input.S3DestinationUpdate?.RoleARN,
        input.ExtendedS3DestinationUpdate?.RoleARN,
        input.ExtendedS3DestinationUpdate?.S3BackupUpdate?.RoleARN,
        input.AmazonopensearchserviceDestinationUpdate?.RoleARN,
        input.AmazonopensearchserviceDestinationUpdate?.S3Update?.RoleARN,
      ]),
    DeleteDeliveryStream: named('DeleteDeliveryStream'),
    DescribeDeliveryStream: named('DescribeDeliveryStream'),
    ListDeliveryStreams: () => ({ action: 'firehose:ListDeliveryStreams', resource: '*' }),
    ListTagsForDeliveryStream: named('ListTagsForDeliveryStream'),
    PutRecord: named('PutRecord'),
    PutRecordBatch: named('PutRecordBatch'),
    StartDeliveryStreamEncryption: named('StartDeliveryStreamEncryption'),
    StopDeliveryStreamEncryption: named('StopDeliveryStreamEncryption'),
    TagDeliveryStream: named('TagDeliveryStream'),
    UntagDeliveryStream: named('UntagDeliveryStream'),
  };
}
