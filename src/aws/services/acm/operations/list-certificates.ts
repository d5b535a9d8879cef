// ListCertificates: by state, and by key: without a word about keys only RSA ones up to 2048 bits are told.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
import type { Filters, ListCertificatesRequest, ListCertificatesResponse } from '@aws-sdk/client-acm';
import { AwsError } from '../../../core/errors.ts';
import { openPageToken, pageAfter, sealPageToken } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import type { Certificate } from '../certificate.ts';
import type { Certificates } from '../certificates.ts';
import { listedAlgorithm, summary } from '../described.ts';
import { notEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';

export const listCertificates =
  (certificates: Certificates): Operation<ListCertificatesRequest, ListCertificatesResponse> =>
  (input, context) => {
    const { SortBy: by, SortOrder: order, CertificateStatuses: statuses, Includes: includes = {}, NextToken: token } = input;
    if ((by === undefined) !== (order === undefined))
      throw new AwsError('InvalidArgsException', 'SortBy and SortOrder must be specified together.');
    if (input.CertificateKeyPairOrigins?.length) throw notEmbedded('listing by the origin of keys');
    const after = token === undefined ? undefined : openPageToken(token);
    if (token !== undefined && after === undefined) throw new AwsError('ValidationException', 'The NextToken is not valid.');
    const wanted = certificates
      .list(context)
      .filter((one) => (!statuses?.length || statuses.includes(one.status)) && isIncluded(one, includes));
    // Pages go by a key that grows along the list, in either order.
    const keyed = wanted.map((one) => ({ one, key: keyOf(one, by === undefined ? 'none' : order === 'DESCENDING' ? 'newest' : 'oldest') }));
    const sorted = keyed.toSorted((first, second) => (first.key < second.key ? -1 : 1));
    const page = pageAfter(sorted, ({ key }) => key, { after, most: input.MaxItems ?? limits.listedCertificates });
    return {
      CertificateSummaryList: page.items.map(({ one }) => summary(one)),
      ...(page.lastKey !== undefined && { NextToken: sealPageToken(page.lastKey) }),
    };
  };

const usualKeys: readonly string[] = ['RSA_1024', 'RSA_2048'];

function isIncluded(one: Certificate, { keyTypes, keyUsage, extendedKeyUsage, exportOption, managedBy }: Filters): boolean {
  const { keyUsages = [], extendedKeyUsages = [] } = one.content ?? {};
  const keys: readonly string[] = keyTypes?.length ? keyTypes : usualKeys;
  return (
    keys.includes(listedAlgorithm(one)) &&
    (!keyUsage?.length || keyUsage.some((usage) => usage === 'ANY' || keyUsages.includes(usage))) &&
    (!extendedKeyUsage?.length ||
      extendedKeyUsage.some((usage) => usage === 'ANY' || extendedKeyUsages.some(({ Name }) => Name === usage))) &&
    exportOption !== 'ENABLED' &&
    managedBy === undefined
  );
}

function keyOf({ createdMs, arn }: Certificate, order: 'none' | 'newest' | 'oldest'): string {
  if (order === 'none') return arn;
  const number = order === 'newest' ? Number.MAX_SAFE_INTEGER - createdMs : createdMs;
  return `${String(number).padStart(16, '0')} ${arn}`;
}
