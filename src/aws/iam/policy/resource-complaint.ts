// What IAM says of a Resource that is no ARN it takes.
// Recorded from IAM by moto (github.com/getmoto/moto, tests/test_iam/test_iam_policies.py).

const iamPaths =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/';

/** The sentence; `legacy` for what an older parser refuses without one; undefined for a resource in order. */
export function resourceComplaint(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const [, partition, service, ...rest] = resource.split(':');
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  if (partition !== 'aws' && partition !== '*') return badPartition(partition, service, rest);
  if (service === undefined) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  return serviceComplaint(resource, service, rest) ?? legacyComplaint(resource, service);
}

function badPartition(partition: string, service: string | undefined, rest: readonly string[]): string {
  const [region, account, ...name] = rest;
  const shown = [service || (rest.length > 0 ? '' : '*'), region ?? '*', account ?? '*', name.length > 0 ? name.join(':') : '*'];
  return `Partition "${partition}" is not valid for resource "arn:${partition}:${shown.join(':')}".`;
}

function serviceComplaint(resource: string, service: string, rest: readonly string[]): string | undefined {
  const [region = '', , ...name] = rest;
  const path = name.join(':');
  if (/[*?]/.test(service)) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  // An ARN that is too short is left to the older parser.
  if (rest.length < 3) return undefined;
  if (service === 's3' && region !== '' && !path.startsWith('accesspoint'))
    return `Resource ${resource} can not contain region information.`;
  if (service !== 'iam') return undefined;
  if (region !== '') return `IAM resource ${resource} cannot contain region information.`;
  const known = path.startsWith('*') || path.startsWith('$') || iamPaths.split(', ').some((start) => path.startsWith(start));
  return known ? undefined : `IAM resource path must either be "*" or start with ${iamPaths}.`;
}

function legacyComplaint(resource: string, service: string): 'legacy' | undefined {
  const colons = resource.split(':').length - 1;
  return service === '' || (colons < 5 && resource.includes('::')) ? 'legacy' : undefined;
}
