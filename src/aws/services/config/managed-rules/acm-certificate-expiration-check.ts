// ACM_CERTIFICATE_EXPIRATION_CHECK: no certificate ends within so many days.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/acm-certificate-expiration-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { daysOf, daysSince } from './reading/age.ts';
import { momentAt } from './reading/configuration.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const acmCertificateExpirationCheck: ItemRule = {
  identifier: 'ACM_CERTIFICATE_EXPIRATION_CHECK',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::ACM::Certificate'],
  parameters: { daysToExpiration: { kind: 'integer', default: '14', min: 0 } },
  evaluate({ item, parameters, nowMs }) {
    const end = momentAt(item.configuration, 'notAfter');
    // Inferred: a certificate that was never issued has no end.
    if (end === undefined) return notApplicable;
    const left = -daysSince(end, nowMs);
    if (left > daysOf(parameters.daysToExpiration)) return compliant;
    return nonCompliant(left > 0 ? `The certificate ends in ${Math.ceil(left)} day(s).` : 'The certificate has expired.');
  },
};
