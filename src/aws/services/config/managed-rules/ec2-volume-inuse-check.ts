// EC2_VOLUME_INUSE_CHECK: a volume is attached, if asked for so that it goes with its instance.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-volume-inuse-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { isTrueAt, listAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2VolumeInuseCheck: ItemRule = {
  identifier: 'EC2_VOLUME_INUSE_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Volume'],
  parameters: { deleteOnTermination: { kind: 'string' } },
  evaluate({ item: { configuration }, parameters: { deleteOnTermination } }) {
    const attachments = listAt(configuration, 'attachments');
    if (attachments.length === 0) return nonCompliant('The volume is attached to nothing.');
    if (deleteOnTermination === undefined) return compliant;
    // AWS: "True or False (other input values are marked as non-compliant)".
    const wanted = deleteOnTermination.toLowerCase();
    const fits = attachments.every((attachment) => `${isTrueAt(attachment, 'deleteOnTermination')}` === wanted);
    return fits ? compliant : nonCompliant('The volume is attached with another DeleteOnTermination.');
  },
};
