// AddTagsToCertificate, RemoveTagsFromCertificate, ListTagsForCertificate.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
import type {
  AddTagsToCertificateRequest,
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse,
  RemoveTagsFromCertificateRequest,
} from '@aws-sdk/client-acm';
import type { Operation } from '../../../core/service.ts';
import type { Certificates } from '../certificates.ts';
import { tagList, withoutTags, withTags } from '../tags.ts';

export const addTagsToCertificate =
  (certificates: Certificates): Operation<AddTagsToCertificateRequest, void> =>
  ({ CertificateArn: arn = '', Tags: tags = [] }, context) => {
    const certificate = certificates.get(context, arn);
    certificate.tags = withTags(certificate.tags, tags);
  };

export const removeTagsFromCertificate =
  (certificates: Certificates): Operation<RemoveTagsFromCertificateRequest, void> =>
  ({ CertificateArn: arn = '', Tags: tags = [] }, context) => {
    const certificate = certificates.get(context, arn);
    certificate.tags = withoutTags(certificate.tags, tags);
  };

export const listTagsForCertificate =
  (certificates: Certificates): Operation<ListTagsForCertificateRequest, ListTagsForCertificateResponse> =>
  ({ CertificateArn: arn = '' }, context) => ({ Tags: tagList(certificates.get(context, arn).tags) });
