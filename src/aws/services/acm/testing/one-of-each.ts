// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { ACMClient, ImportCertificateCommand, PutAccountConfigurationCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import type { OneOfEach } from '../../../testing/one-of-each.ts';
import { selfSigned } from './self-signed.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const acm = client(ACMClient);
    const Tags = [{ Key: 'team', Value: 'blue' }];
    await acm.send(new RequestCertificateCommand({ DomainName: 'tides.example.com', ValidationMethod: 'DNS', Tags }));
    await acm.send(new RequestCertificateCommand({ DomainName: 'nobodys.invalid', ValidationMethod: 'EMAIL' }));
    const { certificate, privateKey } = selfSigned({ days: 30, fromMs: Date.UTC(2026, 9, 20) });
    await acm.send(new ImportCertificateCommand({ Certificate: certificate, PrivateKey: privateKey }));
    await acm.send(new PutAccountConfigurationCommand({ IdempotencyToken: 'once', ExpiryEvents: { DaysBeforeExpiry: 30 } }));
  },
};
