// The versions of the engine, newest first, and which one a domain may be upgraded to.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#choosing-version and .../version-migration.html

/** By design: no Elasticsearch among them, because its answers differ. */
export const engineVersions: readonly string[] = [
  '3.1',
  '2.19',
  '2.17',
  '2.15',
  '2.13',
  '2.11',
  '2.9',
  '2.7',
  '2.5',
  '2.3',
  '1.3',
  '1.2',
  '1.1',
  '1.0',
].map((number) => `OpenSearch_${number}`);

/** What a domain gets that names none. */
export const defaultVersion = 'OpenSearch_2.19';

/** Later ones of the same major version; of the next one only from 1.3 and 2.19 on. */
export function upgradesOf(version: string): readonly string[] {
  const later = engineVersions.slice(0, engineVersions.indexOf(version));
  const major = (name: string) => Number(/_(\d+)\./.exec(name)?.[1]);
  const mayLeave = version === 'OpenSearch_1.3' || version === 'OpenSearch_2.19';
  return later.filter((target) => major(target) === major(version) || (mayLeave && major(target) === major(version) + 1)).reverse();
}
