// AWS Certificate Manager. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { type AcmState, Certificates } from './certificates.ts';
import { configurationSource } from './configuration-source.ts';
import { constraints } from './constraints.ts';
import { description } from './description.ts';
import type { OperationName } from './operation-name.ts';
import { getAccountConfiguration, putAccountConfiguration } from './operations/account-configuration.ts';
import {
  deleteCertificate,
  describeCertificate,
  getCertificate,
  resendValidationEmail,
  updateCertificateOptions,
} from './operations/certificates.ts';
import { importCertificate } from './operations/import-certificate.ts';
import { listCertificates } from './operations/list-certificates.ts';
import { requestCertificate } from './operations/request-certificate.ts';
import { addTagsToCertificate, listTagsForCertificate, removeTagsFromCertificate } from './operations/tags.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const certificates = new Certificates(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    AddTagsToCertificate: addTagsToCertificate(certificates),
    DeleteCertificate: deleteCertificate(certificates),
    DescribeCertificate: describeCertificate(certificates),
    GetAccountConfiguration: getAccountConfiguration(certificates),
    GetCertificate: getCertificate(certificates),
    ImportCertificate: importCertificate(certificates),
    ListCertificates: listCertificates(certificates),
    ListTagsForCertificate: listTagsForCertificate(certificates),
    PutAccountConfiguration: putAccountConfiguration(certificates),
    RemoveTagsFromCertificate: removeTagsFromCertificate(certificates),
    RequestCertificate: requestCertificate(certificates),
    ResendValidationEmail: resendValidationEmail(certificates),
    UpdateCertificateOptions: updateCertificateOptions(certificates),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(certificates),
    configurationSource: configurationSource(certificates),
    snapshot: () => certificates.snapshot(),
    restore: (state) => certificates.restore(state as AcmState),
    inspect: (account, region) => structuredClone(certificates.list({ account, region })),
  };
}
