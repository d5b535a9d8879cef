// DESIRED_INSTANCE_TENANCY: instances share hardware, or do not, as wanted; if asked for only those of some AMIs, on some hosts.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/desired-instance-tenancy.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const desiredInstanceTenancy: ItemRule = {
  identifier: 'DESIRED_INSTANCE_TENANCY',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: {
    // AWS: DEDICATED, HOST and DEFAULT. EC2 itself writes them in small letters, and so may the rule's owner (inferred).
    tenancy: { kind: 'string', required: 'required', oneOf: ['DEDICATED', 'HOST', 'DEFAULT', 'dedicated', 'host', 'default'] },
    imageId: { kind: 'list' },
    hostId: { kind: 'list' },
  },
  evaluate({ item: { configuration }, parameters }) {
    const images = listOf(parameters.imageId);
    // AWS: with imageId, instances of other AMIs are not evaluated.
    if (images.length > 0 && !images.includes(textAt(configuration, 'imageId') ?? '')) return notApplicable;
    const tenancy = textAt(configuration, 'placement.tenancy') ?? 'default';
    if (tenancy !== parameters.tenancy?.toLowerCase()) return nonCompliant(`The tenancy is ${tenancy}.`);
    const hosts = listOf(parameters.hostId);
    const host = textAt(configuration, 'placement.hostId') ?? 'none';
    return hosts.length === 0 || hosts.includes(host) ? compliant : nonCompliant(`The dedicated host is ${host}.`);
  },
};
