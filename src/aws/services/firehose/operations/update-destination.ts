// UpdateDestination.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_UpdateDestination.html
import type { UpdateDestinationInput } from '@aws-sdk/client-firehose';
import type { Operation } from '../../../core/service.ts';
import { checkRole } from '../access/delivery-role.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { DESTINATION_ID, rolesOf, updatedDestination } from '../destination/destination.ts';
import { invalidArgument, streamNotActive, versionMismatch } from '../errors.ts';

/** What is buffered already goes where the new configuration says. */
export const updateDestination =
  (streams: DeliveryStreams): Operation<UpdateDestinationInput, object> =>
  async (input, context) => {
    const stream = streams.get(context, input.DeliveryStreamName);
    if (stream.status !== 'ACTIVE') throw streamNotActive(stream.name, stream.account, stream.status);
    const version = input.CurrentDeliveryStreamVersionId ?? '';
    const requireVersion = () => {
      if (version !== String(stream.versionId)) throw versionMismatch(stream.name, stream.versionId, version);
    };
    requireVersion();
    if (input.DestinationId !== DESTINATION_ID) throw invalidArgument(`Destination Id ${input.DestinationId} not found`);
    const destination = updatedDestination(stream.destination, input, streams.now());
    const identities = await streams.environment.ports.identities();
    for (const role of rolesOf(destination)) checkRole(identities, role, stream);
    // Another call may have been quicker while the roles were asked for.
    requireVersion();
    stream.destination = destination;
    stream.versionId += 1;
    stream.updatedMs = streams.now();
    return {};
  };
