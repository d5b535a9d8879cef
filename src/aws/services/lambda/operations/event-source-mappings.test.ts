// Event source mappings as resources, by the real SDK client.
// Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html and its siblings; sentences as users quote them, or inferred.
import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import {
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  DeleteAliasCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  ListTagsCommand,
  TagResourceCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, lambdaCloud, REGION, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'reads';
const EventSourceArn = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/prices`;

async function withStream() {
  const cloud = await lambdaCloud();
  await cloud.client(KinesisClient).send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await cloud.createFunction(FunctionName);
  const create = (more: object = {}) =>
    cloud.lambda.send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn, StartingPosition: 'TRIM_HORIZON', ...more }));
  const state = async (UUID: string | undefined) => (await cloud.lambda.send(new GetEventSourceMappingCommand({ UUID }))).State;
  return { ...cloud, create, state };
}

describe('an event source mapping', () => {
  it('is Creating first, then Enabled', async () => {
    const { create, state, settle } = await withStream();
    const created = await create({ BatchSize: 50, Tags: { a: 'b' } });
    expect(created).toMatchObject({
      $metadata: { httpStatusCode: 202 },
      UUID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      EventSourceMappingArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:event-source-mapping:${created.UUID}`,
      EventSourceArn,
      FunctionArn: arnOf(FunctionName),
      State: 'Creating',
      StateTransitionReason: 'User action',
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 0,
      StartingPosition: 'TRIM_HORIZON',
      ParallelizationFactor: 1,
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: -1,
      BisectBatchOnFunctionError: false,
      DestinationConfig: { OnFailure: {} },
      FunctionResponseTypes: [],
      LastProcessingResult: 'No records processed',
    });
    await settle(1);
    expect(await state(created.UUID)).toBe('Enabled');
  });

  it('is changed, switched off, and refuses changes while one is under way', async () => {
    const { lambda, create, state, settle } = await withStream();
    const { UUID } = await create();
    const update = (more: object) => lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...more }));
    await expect(update({ BatchSize: 1 })).rejects.toMatchObject(
      refusal('ResourceInUseException', 400, 'Cannot update the event source mapping because it is in use.'),
    );
    await settle(1);
    expect(await update({ BatchSize: 1, Enabled: false })).toMatchObject({ State: 'Updating', BatchSize: 1 });
    await settle(1);
    expect(await state(UUID)).toBe('Disabled');
    await expect(update({ FunctionName: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await expect(update({ MaximumRecordAgeInSeconds: 5 })).rejects.toMatchObject(refusal('InvalidParameterValueException', 400));
  });

  it('is listed by source and function, tagged, and deleted', async () => {
    const { lambda, create, createFunction, settle } = await withStream();
    await createFunction('other');
    const first = await create();
    await create({ FunctionName: 'other' });
    await settle(1);
    const ids = async (more: object) =>
      (await lambda.send(new ListEventSourceMappingsCommand(more))).EventSourceMappings?.map(({ FunctionArn }) => FunctionArn);
    expect(await ids({ EventSourceArn })).toEqual([arnOf(FunctionName), arnOf('other')]);
    expect(await ids({ FunctionName: 'other' })).toEqual([arnOf('other')]);
    expect(await ids({ MaxItems: 1 })).toHaveLength(1);
    const Resource = first.EventSourceMappingArn;
    await lambda.send(new TagResourceCommand({ Resource, Tags: { a: 'b' } }));
    expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ a: 'b' });
    const deleted = await lambda.send(new DeleteEventSourceMappingCommand({ UUID: first.UUID }));
    expect(deleted.State).toBe('Deleting');
    await settle(1);
    const gone = refusal('ResourceNotFoundException', 404, 'The resource you requested does not exist.');
    await expect(lambda.send(new GetEventSourceMappingCommand({ UUID: first.UUID }))).rejects.toMatchObject(gone);
    await expect(lambda.send(new DeleteEventSourceMappingCommand({ UUID: first.UUID }))).rejects.toMatchObject(gone);
    await expect(lambda.send(new UpdateEventSourceMappingCommand({ UUID: first.UUID }))).rejects.toMatchObject(gone);
  });

  it('keeps the alias that it names', async () => {
    const { lambda, create } = await withStream();
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '$LATEST' }));
    await create({ FunctionName: `${FunctionName}:live` });
    await expect(lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }))).rejects.toMatchObject(
      refusal('ResourceConflictException', 409),
    );
  });

  it.each([
    ['the function is not there', { FunctionName: 'none' }, 'ResourceNotFoundException', 404, /^Function not found/],
    [
      'the stream is not there',
      { EventSourceArn: EventSourceArn.replace('prices', 'none') },
      'InvalidParameterValueException',
      400,
      /^Stream not found: /,
    ],
    [
      'the source is of no kind that is read',
      { EventSourceArn: 'arn:aws:s3:::bucket' },
      'InvalidParameterValueException',
      400,
      /^Unrecognized event source, must be kinesis, dynamodb stream or sqs/,
    ],
    ['there is no source', { EventSourceArn: undefined }, 'InvalidParameterValueException', 400, /EventSourceArn/],
    [
      'there is no starting position',
      { StartingPosition: undefined },
      'InvalidParameterValueException',
      400,
      /'startingPosition' failed to satisfy constraint: Member must not be null/,
    ],
    [
      'there is a time without AT_TIMESTAMP',
      { StartingPositionTimestamp: new Date(0) },
      'InvalidParameterValueException',
      400,
      /AT_TIMESTAMP/,
    ],
    [
      'a filter is not in order',
      { FilterCriteria: { Filters: [{ Pattern: '{"a":1}' }] } },
      'InvalidParameterValueException',
      400,
      /^Invalid filter pattern definition\./,
    ],
    [
      'there are six filters',
      { FilterCriteria: { Filters: Array(6).fill({ Pattern: '{"a":[1]}' }) } },
      'InvalidParameterValueException',
      400,
      /at most 5/,
    ],
    ['the batch is too large', { BatchSize: 10_001 }, 'ValidationException', 400, /'batchSize' failed/],
    ['it scales like a queue', { ScalingConfig: { MaximumConcurrency: 2 } }, 'InvalidParameterValueException', 400, /ScalingConfig/],
    ['it is of Kafka', { Topics: ['t'] }, 'NotImplemented', 501, /Kafka/],
  ] as const)('is refused when %s', async (_what, change, name, status, message) => {
    const { create } = await withStream();
    await expect(create(change)).rejects.toMatchObject({ ...refusal(name, status), message: expect.stringMatching(message) });
  });

  it('is refused twice, and to a role that may not read', async () => {
    const cloud = await withStream();
    const { UUID } = await cloud.create();
    await expect(cloud.create()).rejects.toMatchObject({
      ...refusal('ResourceConflictException', 409),
      message: expect.stringContaining(`existing mapping with UUID ${UUID}`),
    });
    await cloud.createRole('blind', ['kinesis:DescribeStream']);
    await cloud.createFunction('blind', '1', { Role: `arn:aws:iam::${ACCOUNT}:role/blind` });
    await expect(cloud.create({ FunctionName: 'blind' })).rejects.toMatchObject({
      ...refusal('InvalidParameterValueException', 400),
      message: expect.stringMatching(
        /^Cannot access stream .* Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream/,
      ),
    });
  });
});
