// ENCRYPTED_VOLUMES: attached volumes are encrypted, if asked for with one key.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/encrypted-volumes.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { isTrueAt, listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const encryptedVolumes: ItemRule = {
  identifier: 'ENCRYPTED_VOLUMES',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Volume'],
  parameters: { kmsId: { kind: 'string' } },
  evaluate({ item: { configuration }, parameters: { kmsId } }) {
    // AWS: only volumes "that are in an attached state".
    const attached = listAt(configuration, 'attachments').some((attachment) => textAt(attachment, 'state') !== 'detached');
    if (!attached) return notApplicable;
    if (!isTrueAt(configuration, 'encrypted')) return nonCompliant('The volume is not encrypted.');
    const key = textAt(configuration, 'kmsKeyId') ?? '';
    // AWS: "ID or ARN".
    const wanted = kmsId === undefined || kmsId === '' || key === kmsId || key.endsWith(`/${kmsId}`);
    return wanted ? compliant : nonCompliant(`The volume is encrypted with ${key}.`);
  },
};
