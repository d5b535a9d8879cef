// What the embedded OpenSearch Service says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'Amazon OpenSearch Service, API 2021-01-01, and the REST API of OpenSearch 1.0 to 3.1 behind the endpoints of its domains, as far as a dashboard needs it, as of 2026-11.',
  gaps: [
    'Domains: no VPC, no fine-grained access control, no Cognito and no SAML for Dashboards, no IAM Identity Center, no custom endpoint, no published logs, no packages, no upgrades, no dry run, no cross-cluster connections, no pipelines (ingestion), no serverless collections, no Elasticsearch engines. EnforceHTTPS, the off-peak window and automatic software updates are stored only.',
    'OpenSearch Dashboards itself is not there, nor are its plugins: no SQL and PPL, alerting, anomaly detection, k-NN, index state management, security analytics, snapshots, reindex, templates, data streams, ingest pipelines, tasks.',
    'Queries: match_all, match_none, match, match_phrase (slop 0), multi_match (best_fields, most_fields, phrase), query_string (no fuzziness, no regular expressions), term, terms, range, exists, prefix, wildcard, ids, bool, constant_score, dis_max. All others are refused: fuzzy, regexp, nested, function_score, script, geo, span, more_like_this, simple_query_string.',
    'Aggregations: terms, date_histogram, histogram, range, date_range, filter, filters, missing, cardinality, avg, sum, min, max, stats, extended_stats, value_count, percentiles, top_hits. All others are refused: composite, pipeline aggregations, significant terms, nested, geo.',
    'Of a search there is no highlight, suggest, collapse, rescore, scroll, point in time, script field, profile, explain.',
    'Field types: text, keyword, the numbers, date, boolean, object. No nested, ip, geo_point, date_nanos, ranges, vectors, aliases of fields; no dynamic templates. Field values of 1.0 and 1 are the same, and whole numbers are exact up to 2^53.',
    'Analyzers: standard, simple, whitespace, keyword. None of a language, none of its own; no stemming and no stop words.',
    'No routing, no external versions, no scripts in updates, no _update_by_query. Aliases have no filters.',
    'Date formats: the ISO ones, epoch_millis, epoch_second, the named ones without weeks, days of the year and fractions of any length (lenient ones take strict texts only), and patterns of yyyy MM dd HH mm ss SSS and offsets. Names of months and days, AM and PM, weeks, [optional] parts are refused when the mapping is put; print_format and locale are, too.',
    'After a restore, documents that were indexed before a field was added to the mapping by hand can be searched by that field.',
    'Client and request limits (10 MB bodies, 429 of a full queue) and metrics in CloudWatch are not there.',
  ],
  byDesign: [
    'A domain is made in one second of the cloud, and changed or deleted in one: AWS takes some fifteen minutes.',
    'A domain answers at http://search-NAME-ID.REGION.es.localhost:4566 besides the name that AWS gives it, and, signed, at http://localhost:4566/opensearch/REGION/search-NAME-ID.',
    'An index is scored as if it had one shard: number_of_shards is kept and shown, and does not change scores. Documents that are gone do not count, as after a merge.',
    'Counts of terms, cardinality and percentiles are exact. took is 0.',
    'refresh=wait_for makes the index searchable at once, as refresh=true does. No index goes idle: it is refreshed one second after a write, also when nobody searches.',
    'What is not embedded is answered with status 501 and the type not_embedded_exception.',
  ],
  clientQuirks: [
    'A browser and fetch send no body with GET: POST _search, or the parameter source.',
    'Requests without a signature are anonymous: the access policy of the domain must let everybody in.',
    'The opensearch-js client signs with AwsSigv4Signer and service es.',
    'Terraform waits for ten minutes before it looks at a domain that it made, changed or deleted for the first time: that wait is its own.',
  ],
};
