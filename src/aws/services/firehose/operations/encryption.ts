// StartDeliveryStreamEncryption and StopDeliveryStreamEncryption.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html
import type { StartDeliveryStreamEncryptionInput, StopDeliveryStreamEncryptionInput } from '@aws-sdk/client-firehose';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { refuseCustomerKey } from '../encryption.ts';
import { directPutOnly, streamNotActive, tooManyEncryptionChanges } from '../errors.ts';
import { limits } from '../limits.ts';

export const startDeliveryStreamEncryption =
  (streams: DeliveryStreams): Operation<StartDeliveryStreamEncryptionInput, object> =>
  (input, context) => {
    const stream = changeableStream(streams, context, input.DeliveryStreamName);
    refuseCustomerKey(input.DeliveryStreamEncryptionConfigurationInput);
    change(streams, stream, 'ENABLING');
    return {};
  };

export const stopDeliveryStreamEncryption =
  (streams: DeliveryStreams): Operation<StopDeliveryStreamEncryptionInput, object> =>
  (input, context) => {
    change(streams, changeableStream(streams, context, input.DeliveryStreamName), 'DISABLING');
    return {};
  };

function changeableStream(streams: DeliveryStreams, context: CallContext, name: string | undefined): DeliveryStream {
  const stream = streams.get(context, name);
  if (stream.source) throw directPutOnly();
  if (stream.status !== 'ACTIVE') throw streamNotActive(stream.name, stream.account, stream.status);
  const { status } = stream.encryption;
  if (status === 'ENABLING' || status === 'DISABLING') throw streamNotActive(stream.name, stream.account, status);
  return stream;
}

function change(streams: DeliveryStreams, stream: DeliveryStream, status: 'ENABLING' | 'DISABLING'): void {
  const nowMs = streams.now();
  const lately = stream.encryptionChangedMs.filter((atMs) => nowMs - atMs < limits.encryptionChangesMs);
  if (lately.length >= limits.encryptionChanges) throw tooManyEncryptionChanges(limits.encryptionChanges);
  stream.encryptionChangedMs = [...lately, nowMs];
  stream.encryption = { status };
  stream.stateDueMs = nowMs + limits.stateChangeMs;
  streams.changed(stream);
}
