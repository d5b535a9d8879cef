// The port for services that deliver documents (Firehose): the bulk API of a domain, without HTTP.

import { AwsError } from '../../core/errors.ts';
import type { DocumentIndex } from '../../core/ports.ts';
import type { Domains } from './domains.ts';
import { arnNotFound } from './errors.ts';
import { bulk } from './rest/bulk.ts';
import { SearchError } from './search-error.ts';

export function documentIndex(domains: Domains): DocumentIndex {
  return {
    async bulk(domainArn, lines) {
      const domain = domains.byArn(domainArn);
      // A domain that does not answer yet has no endpoint to send to.
      if (!domain || domain.phase === 'Creating' || domain.phase === 'Deleting') throw arnNotFound(domainArn);
      try {
        return bulk(domain.cluster, lines).answer;
      } catch (thrown) {
        if (thrown instanceof SearchError) throw new AwsError(thrown.type, thrown.message, thrown.status);
        throw thrown;
      }
    },
  };
}
