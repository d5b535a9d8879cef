// For the checks: the domain of the run, what it holds, and what the learner's dashboard asked last.
import { DescribeDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { isJsonObject, parsedJson } from '../../src/aws/core/json.ts';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Sea } from './sea.ts';

export type Context = CheckContext<Sea>;

type Json = Readonly<Record<string, unknown>>;

/** A request to the domain's API; undefined where the run has no such domain. An answer that is no success is given as it is. */
export async function askDomain({ cloud, name }: Context, method: string, path: string, content?: unknown): Promise<Json | undefined> {
  const client = cloud(OpenSearchClient);
  const domain = await client.send(new DescribeDomainCommand({ DomainName: name('harbour') })).then(
    ({ DomainStatus }) => DomainStatus,
    (error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
  );
  const hostname = domain?.Endpoint;
  if (!hostname) return undefined;
  const headers = { host: hostname, ...(content !== undefined && { 'content-type': 'application/json' }) };
  const body = content === undefined ? undefined : JSON.stringify(content);
  const { signer, systemClockOffset, requestHandler } = client.config;
  const request = { method, protocol: 'https:', hostname, path, query: {}, headers, ...(body && { body }) };
  const signed = await (await signer()).sign(request, { signingDate: new Date(Date.now() + systemClockOffset) });
  const { response } = await requestHandler.handle({ ...request, headers: signed.headers } as never);
  const answer: unknown = await new Response(response.body).json();
  return isJsonObject(answer) ? answer : {};
}

export interface Found {
  readonly index: string;
  readonly source: Json;
}

export type Documents =
  | { readonly kind: 'found'; readonly documents: readonly Found[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The documents that a query finds, in all indexes whose names begin with that of the lab. */
export async function find(context: Context, query: Json = { match_all: {} }): Promise<Documents> {
  const answer = (await askDomain(context, 'POST', `/${context.name('waves')}*/_search`, { size: 5_000, query })) ?? {};
  if (isJsonObject(answer.error)) return { kind: 'refused', reason: String(answer.error.reason) };
  const hits = isJsonObject(answer.hits) && Array.isArray(answer.hits.hits) ? answer.hits.hits : [];
  const documents = hits.filter(isJsonObject).map(({ _index, _source }) => ({
    index: String(_index),
    source: isJsonObject(_source) ? _source : {},
  }));
  return { kind: 'found', documents };
}

/** The types of the fields of an index; undefined for an index that is not there. */
export async function fieldTypes(context: Context): Promise<ReadonlyMap<string, string> | undefined> {
  const index = context.name('waves');
  const answer = (await askDomain(context, 'GET', `/${index}/_mapping`))?.[index];
  const mappings = isJsonObject(answer) ? answer.mappings : undefined;
  if (!isJsonObject(mappings)) return undefined;
  const properties = isJsonObject(mappings.properties) ? mappings.properties : {};
  return new Map(Object.entries(properties).map(([field, mapping]) => [field, isJsonObject(mapping) ? String(mapping.type) : 'object']));
}

export interface Search {
  readonly path: string;
  /** As it was sent. */
  readonly request: string;
}

/** The last search of the program, whether it was answered or refused. */
export function lastSearch({ evidence }: Context): Search | undefined {
  const call = evidence.calls.findLast(({ operation }) => /^(POST|GET) \/.*_search$/.test(operation));
  return call && { path: call.operation.split(' ')[1] ?? '', request: call.request };
}

/** Why the domain refused the index that the program wanted to make; undefined when it did not. */
export function refusedMapping({ evidence, name }: Context): string | undefined {
  const call = evidence.calls.findLast(({ operation }) => operation === `PUT /${name('waves')}`);
  const answer = call && call.status >= 400 ? parsedJson(call.response) : undefined;
  if (!isJsonObject(answer)) return undefined;
  const { error } = answer;
  return isJsonObject(error) ? String(error.reason) : `status ${call?.status}`;
}

/** What Firehose could not deliver, from the bucket. */
export async function refusedDocuments({
  cloud,
  name,
}: Context): Promise<readonly { readonly document: string; readonly error: string }[]> {
  const s3 = cloud(S3Client);
  const Bucket = name('refused-documents');
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const texts: string[] = [];
  for (const { Key } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    texts.push((await Body?.transformToString()) ?? '');
  }
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
  return lines.map((line) => {
    const { rawData, errorMessage } = JSON.parse(line) as { rawData: string; errorMessage: string };
    return { document: atob(rawData), error: errorMessage };
  });
}
