// May this request use the domain? By the domain's access policy and the caller's own policies.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
import type { ReadRequest } from '../../../core/call.ts';
import { authenticate } from '../../../iam/authenticate.ts';
import { authorize } from '../../../iam/authorize.ts';
import type { Domain } from '../domain.ts';
import type { Domains } from '../domains.ts';

const actions: Readonly<Record<string, string>> = {
  DELETE: 'es:ESHttpDelete',
  GET: 'es:ESHttpGet',
  HEAD: 'es:ESHttpHead',
  PATCH: 'es:ESHttpPatch',
  POST: 'es:ESHttpPost',
  PUT: 'es:ESHttpPut',
};

/**
 * Throws AwsError for whoever may not.
 * @param path of the API, which is what policies speak of; the signature is for the request's own
 */
export async function admit(domains: Domains, domain: Domain, request: ReadRequest, path: string): Promise<void> {
  const { clock, ports } = domains.environment;
  const nowMs = clock.now();
  const { identities } = ports;
  const caller = await authenticate(request, { nowMs, identities, unsigned: 'allowed', dialect: 'rest', signingName: 'es' });
  const access = { action: actions[request.method] ?? 'es:ESHttpGet', resource: `${domain.arn}${path}` };
  const document = domain.config.AccessPolicies;
  await authorize(caller, [access], {
    nowMs,
    identities,
    resourcePolicy: () => ({ owner: domain.account, ...(document && { document }) }),
    request,
    dialect: 'rest',
  });
}
