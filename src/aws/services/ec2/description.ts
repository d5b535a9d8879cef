// What the embedded EC2 says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'EC2 and VPC, API 2016-11-15, as of 2026-11: networks and what stands in them, as far as they are described and checked.',
  gaps: [],
  byDesign: [],
  clientQuirks: [],
};
