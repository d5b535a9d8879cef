// What ACM tells AWS Config of its certificates. Source: AWS Config names a certificate by its ARN.
import { camelCased } from '../../core/camel-cased.ts';
import type { ConfigurationSource } from '../../core/resource-configuration.ts';
import type { Certificates } from './certificates.ts';
import { describedCertificate } from './described.ts';

export const configurationSource = (certificates: Certificates): ConfigurationSource => ({
  types: ['AWS::ACM::Certificate'],
  *configurations(account, region) {
    for (const certificate of certificates.list({ account, region }))
      yield {
        type: 'AWS::ACM::Certificate',
        id: certificate.arn,
        arn: certificate.arn,
        region,
        createdMs: certificate.createdMs,
        tags: { ...certificate.tags },
        relationships: [],
        configuration: camelCased(describedCertificate(certificate)),
      };
  },
});
