// What the embedded ACM says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'AWS Certificate Manager, API 2015-12-08, as of 2026-11; sentences of errors as moto recorded them, or inferred.',
  gaps: [
    'No DNS and no mail: nobody looks for the validation record, and nobody gets a message.',
    'No renewal: nothing here uses a certificate, and ACM renews only those in use. RenewCertificate, ExportCertificate and RevokeCertificate are not embedded.',
    'Requested certificates have RSA keys of 2048 bits only; imported ones may have any that ACM takes.',
    'No private authorities, no validation by HTTP, no ACME endpoints, no SearchCertificates.',
    'No metric DaysToExpiry and no events about expiration, though PutAccountConfiguration is kept.',
    'Of an imported certificate the dates, names, key and matching private key are checked, but not the signatures of its chain. Its private key is not kept.',
  ],
  byDesign: [
    'A requested certificate is issued by itself after 30 seconds of the cloud, as if its record had been found. One for a name that ends in .invalid is never validated, and times out after 72 hours.',
    'What is issued is a real certificate, but signed by an authority that nobody trusts; its key grows out of the ARN.',
    'The validation record is there at once; AWS takes some seconds.',
    'A certificate is valid for 198 days from the beginning of its day; rules of browsers allow 200 since March 2026.',
  ],
  clientQuirks: [
    'ListCertificates tells RSA keys of 1024 and 2048 bits only, unless Includes.keyTypes names others.',
    'DescribeCertificate writes RSA-2048 where lists and requests write RSA_2048.',
  ],
};
