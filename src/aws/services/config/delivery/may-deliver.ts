// May AWS Config write to a bucket or publish to a topic? Either the recorder's role may, or the resource lets config.amazonaws.com in.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
import type { EventSource } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { rolePrincipal, roleTrusts, sessionMay } from '../../../iam/service-role.ts';
import type { RegionState } from '../region-state.ts';

const service = 'config.amazonaws.com';

/** As whom Config acts on a resource: as a session of the recorder's role where that may, else as the service itself. */
export async function actingSource(
  { ports, clock }: ServiceEnvironment,
  state: RegionState,
  action: string,
  resource: string,
): Promise<EventSource> {
  const { account, region, recorder } = state;
  const source: EventSource = { service, arn: `arn:aws:config:${region}:${account}:`, account };
  if (!recorder) return source;
  const identities = await ports.identities();
  const principal = rolePrincipal(identities, recorder.roleArn, 'AWSConfig-Delivery', clock.now());
  if (!principal || roleTrusts(identities, recorder.roleArn, service) === 'no') return source;
  return sessionMay(identities, principal, action, resource) === 'yes' ? { ...source, principal } : source;
}
