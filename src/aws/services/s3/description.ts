// What the embedded S3 says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon S3, API 2006-03-01, general purpose buckets, as of 2026-11.',
  gaps: [],
  byDesign: [],
  clientQuirks: [],
};
