// DescribeCertificate, GetCertificate, DeleteCertificate, UpdateCertificateOptions, ResendValidationEmail.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
import type {
  DeleteCertificateRequest,
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  GetCertificateRequest,
  GetCertificateResponse,
  ResendValidationEmailRequest,
  UpdateCertificateOptionsRequest,
} from '@aws-sdk/client-acm';
import type { Operation } from '../../../core/service.ts';
import type { Certificates } from '../certificates.ts';
import { describedCertificate } from '../described.ts';
import { invalidState, notEmbedded, notIssuedYet, wrongValidationOptions } from '../errors.ts';
import { issuedPem } from '../issued.ts';

export const describeCertificate =
  (certificates: Certificates): Operation<DescribeCertificateRequest, DescribeCertificateResponse> =>
  ({ CertificateArn: arn = '' }, context) => ({ Certificate: describedCertificate(certificates.get(context, arn)) });

export const getCertificate =
  (certificates: Certificates): Operation<GetCertificateRequest, GetCertificateResponse> =>
  ({ CertificateArn: arn = '' }, context) => {
    const certificate = certificates.get(context, arn);
    const { content, pem } = certificate;
    if (!content) throw notIssuedYet(arn);
    const { certificate: text, chain } = pem ?? issuedPem(certificate, content);
    return { Certificate: text, ...(chain !== undefined && { CertificateChain: chain }) };
  };

/** ResourceInUseException cannot come: nothing here uses a certificate. */
export const deleteCertificate =
  (certificates: Certificates): Operation<DeleteCertificateRequest, void> =>
  ({ CertificateArn: arn = '' }, context) =>
    certificates.delete(certificates.get(context, arn));

export const updateCertificateOptions =
  (certificates: Certificates): Operation<UpdateCertificateOptionsRequest, void> =>
  ({ CertificateArn: arn = '', Options: options }, context) => {
    const certificate = certificates.get(context, arn);
    if (options?.Export === 'ENABLED') throw notEmbedded('a certificate that can be exported');
    if (certificate.type === 'IMPORTED')
      throw invalidState(`The certificate ${arn} was imported: it has no transparency logging preference.`);
    if (certificate.status !== 'ISSUED') throw invalidState(`The certificate ${arn} is not in the state ISSUED.`);
    const preference = options?.CertificateTransparencyLoggingPreference;
    if (preference) certificate.transparencyLogging = preference;
  };

/** No mail is sent; what can be wrong with the request is told. */
export const resendValidationEmail =
  (certificates: Certificates): Operation<ResendValidationEmailRequest, void> =>
  ({ CertificateArn: arn = '', Domain: domain = '', ValidationDomain: validationDomain = '' }, context) => {
    const { names, status, validation } = certificates.get(context, arn);
    if (!names.includes(domain)) throw wrongValidationOptions('Parameter Domain does not match certificate domain');
    const bare = domain.replace(/^\*\./, '');
    if (bare !== validationDomain && !bare.endsWith(`.${validationDomain}`))
      throw wrongValidationOptions(`${validationDomain} is not a superdomain of ${domain}.`);
    if (validation?.method !== 'EMAIL' || status !== 'PENDING_VALIDATION')
      throw invalidState(`The certificate ${arn} is not waiting for a validation by email.`);
  };
