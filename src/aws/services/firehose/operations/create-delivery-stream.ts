// CreateDeliveryStream.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
import type { CreateDeliveryStreamInput, CreateDeliveryStreamOutput, KinesisStreamSourceConfiguration } from '@aws-sdk/client-firehose';
import { parseArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { checkRole, roleVerdict } from '../access/delivery-role.ts';
import { type DeliveryStream, type StreamSource, streamArn } from '../delivery-stream.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { newDestination, rolesOf } from '../destination/destination.ts';
import { refuseCustomerKey } from '../encryption.ts';
import { invalidArgument, memberNotEmbedded, roleMayNot } from '../errors.ts';
import { limits } from '../limits.ts';
import { withTags } from '../tags.ts';

export const createDeliveryStream =
  (streams: DeliveryStreams): Operation<CreateDeliveryStreamInput, CreateDeliveryStreamOutput> =>
  async (input, { account, region }) => {
    const { DeliveryStreamName: name = '', DeliveryStreamType: type = 'DirectPut', Tags: tags = [] } = input;
    const nowMs = streams.now();
    const arn = streamArn({ account, region }, name);
    if (type === 'MSKAsSource' || type === 'DatabaseAsSource') throw memberNotEmbedded(`The stream type ${type}`);
    if (input.MSKSourceConfiguration || input.DatabaseSourceConfiguration) throw memberNotEmbedded('A source other than a Kinesis stream');
    streams.requireRoomFor({ account, region }, name);
    const source = sourceOf(input);
    const encryption = input.DeliveryStreamEncryptionConfigurationInput;
    if (encryption && source)
      throw invalidArgument('Server-side encryption is for streams of type DirectPut; encrypt the source stream instead.');
    refuseCustomerKey(encryption);
    const destination = newDestination(input, nowMs);
    const stream: DeliveryStream = {
      account,
      region,
      arn,
      name,
      createdMs: nowMs,
      ...(input.DirectPutSourceConfiguration && { directPut: input.DirectPutSourceConfiguration }),
      ...(source && { source }),
      destination,
      status: 'CREATING',
      stateDueMs: nowMs + limits.stateChangeMs,
      versionId: 1,
      encryption: { status: encryption ? 'ENABLING' : 'DISABLED' },
      encryptionChangedMs: [],
      tags: withTags({}, tags),
      buffers: [],
    };
    const identities = await streams.environment.ports.identities();
    for (const role of rolesOf(destination)) checkRole(identities, role, stream);
    if (source) await checkSource(streams, stream, source);
    // Another call may have been quicker while the ports were loaded.
    streams.requireRoomFor({ account, region }, name);
    streams.add(stream);
    return { DeliveryStreamARN: arn };
  };

/** Sentences are inferred, except the one that moto recorded. */
function sourceOf({
  DeliveryStreamType: type = 'DirectPut',
  KinesisStreamSourceConfiguration: given,
  DirectPutSourceConfiguration: direct,
}: CreateDeliveryStreamInput): StreamSource | undefined {
  if (type === 'DirectPut') {
    if (given) throw invalidArgument('KinesisSourceStreamConfig is only applicable for KinesisStreamAsSource stream type');
    return undefined;
  }
  if (direct) throw invalidArgument('DirectPutSourceConfiguration is only applicable for DirectPut stream type');
  if (!given) throw invalidArgument('KinesisStreamSourceConfiguration must be specified for KinesisStreamAsSource stream type');
  return readFrom(given);
}

const readFrom = ({ KinesisStreamARN = '', RoleARN = '' }: KinesisStreamSourceConfiguration): StreamSource => ({
  streamArn: KinesisStreamARN,
  roleArn: RoleARN,
  positions: {},
  failures: 0,
});

/** AWS: the role must be able to read the stream. */
async function checkSource({ environment }: DeliveryStreams, stream: DeliveryStream, source: StreamSource): Promise<void> {
  const { account, region } = parseArn(source.streamArn) ?? {};
  if (account !== stream.account || region !== stream.region)
    throw invalidArgument(`The source ${source.streamArn} must be in the account and region of the Firehose stream.`);
  checkRole(await environment.ports.identities(), source.roleArn, stream);
  for (const action of ['kinesis:DescribeStream', 'kinesis:GetShardIterator', 'kinesis:GetRecords'])
    if ((await roleVerdict(environment, source.roleArn, stream, action, source.streamArn)) !== 'allowed')
      throw roleMayNot(source.roleArn, action, source.streamArn);
  try {
    (await environment.ports.recordSource(source.streamArn)).shardIds(source.streamArn);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw invalidArgument(thrown.message);
  }
}
