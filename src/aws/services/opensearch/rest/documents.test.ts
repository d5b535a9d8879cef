// Documents: written, read, changed, deleted, in bulk.
// Source: https://docs.opensearch.org/latest/api-reference/document-apis/index/ and its siblings; reasons of errors as OpenSearch's clients
// record them, the others inferred
import { describe, expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

async function connected() {
  const cloud = searchCloud();
  return { ...cloud, os: cloud.search(await cloud.domain()) };
}
const failing = (statusCode: number, type: string) => ({ statusCode, body: { status: statusCode, error: { type } } });

describe('one document', () => {
  test('the first write creates index and document, the second updates it; a read sees it at once', async () => {
    const { os } = await connected();
    const first = await os.index({ index: 'tides', id: '1', body: { harbour: 'Yokohama' } });
    expect(first).toMatchObject({
      statusCode: 201,
      body: { _index: 'tides', _id: '1', _version: 1, result: 'created', _seq_no: 0, _primary_term: 1 },
    });
    const second = await os.index({ index: 'tides', id: '1', body: { harbour: 'Kobe' } });
    expect(second).toMatchObject({ statusCode: 200, body: { _version: 2, result: 'updated', _seq_no: 1 } });
    expect((await os.get({ index: 'tides', id: '1' })).body).toEqual({
      _index: 'tides',
      _id: '1',
      _version: 2,
      _seq_no: 1,
      _primary_term: 1,
      found: true,
      _source: { harbour: 'Kobe' },
    });
    expect((await os.exists({ index: 'tides', id: '2' })).body).toBe(false);
    await expect(os.get({ index: 'tides', id: '2' })).rejects.toMatchObject({ statusCode: 404, body: { found: false } });
    await expect(os.get({ index: 'none', id: '2' })).rejects.toMatchObject(failing(404, 'index_not_found_exception'));
  });

  test('an id is made where none is given', async () => {
    const { os } = await connected();
    const { body } = await os.index({ index: 'tides', body: {} });
    expect(body._id).toMatch(/^[\w-]{20}$/);
  });

  test('_create refuses an id that is there', async () => {
    const { os } = await connected();
    await os.create({ index: 'tides', id: '1', body: {} });
    await expect(os.create({ index: 'tides', id: '1', body: {} })).rejects.toMatchObject({
      statusCode: 409,
      body: {
        error: {
          type: 'version_conflict_engine_exception',
          reason: '[1]: version conflict, document already exists (current version [1])',
        },
      },
    });
  });

  test('a condition on the sequence number holds back who comes too late', async () => {
    const { os } = await connected();
    await os.index({ index: 'tides', id: '1', body: { n: 1 } });
    await os.index({ index: 'tides', id: '1', body: { n: 2 }, if_seq_no: 0, if_primary_term: 1 });
    const late = { index: 'tides', id: '1', if_seq_no: 0, if_primary_term: 1 };
    await expect(os.index({ ...late, body: { n: 3 } })).rejects.toMatchObject(failing(409, 'version_conflict_engine_exception'));
    await expect(os.delete(late)).rejects.toMatchObject(failing(409, 'version_conflict_engine_exception'));
  });

  test('an update merges objects, does nothing for nothing new, and may bring its own first document', async () => {
    const { os } = await connected();
    await os.index({ index: 'tides', id: '1', body: { at: { hour: 6 }, tags: ['a'] } });
    const changed = await os.update({ index: 'tides', id: '1', body: { doc: { at: { minute: 30 }, tags: ['b'] } }, _source: true });
    expect(changed.body).toMatchObject({ result: 'updated', get: { _source: { at: { hour: 6, minute: 30 }, tags: ['b'] } } });
    const same = await os.update({ index: 'tides', id: '1', body: { doc: { tags: ['b'] } } });
    expect(same.body).toMatchObject({ result: 'noop', _version: 2 });
    await expect(os.update({ index: 'tides', id: '2', body: { doc: {} } })).rejects.toMatchObject(
      failing(404, 'document_missing_exception'),
    );
    expect((await os.update({ index: 'tides', id: '2', body: { doc: { a: 1 }, doc_as_upsert: true } })).body.result).toBe('created');
    expect((await os.update({ index: 'tides', id: '3', body: { doc: { a: 1 }, upsert: { b: 1 } } })).body.result).toBe('created');
    expect((await os.get({ index: 'tides', id: '3' })).body._source).toEqual({ b: 1 });
    const script = { script: { source: 'ctx._source.n++' } };
    await expect(os.update({ index: 'tides', id: '1', body: script })).rejects.toMatchObject(failing(501, 'not_embedded_exception'));
  });

  test('a deleted document is not found; its version goes on for a minute', async () => {
    const { os, advance } = await connected();
    await os.index({ index: 'tides', id: '1', body: {} });
    expect((await os.delete({ index: 'tides', id: '1' })).body).toMatchObject({ result: 'deleted', _version: 2 });
    await expect(os.delete({ index: 'tides', id: '9' })).rejects.toMatchObject({ statusCode: 404, body: { result: 'not_found' } });
    expect((await os.index({ index: 'tides', id: '1', body: {} })).body._version).toBe(3);
    await os.delete({ index: 'tides', id: '1' });
    await advance(60_000);
    expect((await os.index({ index: 'tides', id: '1', body: {} })).body._version).toBe(1);
  });

  test('several are read by their ids, each with its own trouble', async () => {
    const { os } = await connected();
    await os.index({ index: 'tides', id: '1', body: { a: 1, b: 2 } });
    const docs = [
      { _index: 'tides', _id: '1', _source: ['b'] },
      { _index: 'tides', _id: '2' },
      { _index: 'none', _id: '1' },
    ];
    const { body } = await os.mget({ body: { docs } });
    expect(body.docs).toMatchObject([
      { found: true, _source: { b: 2 } },
      { found: false },
      { error: { type: 'index_not_found_exception' } },
    ]);
  });
});

describe('values that do not fit', () => {
  test('a text in a number is refused with the field, the document and the value, and nothing is written', async () => {
    const { os } = await connected();
    await os.indices.create({ index: 'tides', body: { mappings: { properties: { height: { type: 'integer' } } } } });
    await expect(os.index({ index: 'tides', id: '1', body: { height: 'high', other: 1 } })).rejects.toMatchObject({
      statusCode: 400,
      body: {
        error: {
          type: 'mapper_parsing_exception',
          reason: "failed to parse field [height] of type [integer] in document with id '1'. Preview of field's value: 'high'",
          caused_by: { type: 'number_format_exception', reason: 'For input string: "high"' },
        },
      },
    });
    expect((await os.indices.getMapping({ index: 'tides' })).body.tides?.mappings.properties).toEqual({ height: { type: 'integer' } });
    expect((await os.exists({ index: 'tides', id: '1' })).body).toBe(false);
  });

  test.each([
    ['a number out of range', { small: 200 }],
    ['an object in a number', { small: { a: 1 } }],
    ['a value in an object', { inner: 3 }],
    ['a date that is none', { day: 'tomorrow' }],
    ['a word in a boolean', { open: 'yes' }],
  ])('%s is refused', async (_what, body) => {
    const { os } = await connected();
    const properties = {
      small: { type: 'byte' },
      inner: { properties: { a: { type: 'long' } } },
      day: { type: 'date' },
      open: { type: 'boolean' },
    } as const;
    await os.indices.create({ index: 'tides', body: { mappings: { properties } } });
    await expect(os.index({ index: 'tides', body })).rejects.toMatchObject(failing(400, 'mapper_parsing_exception'));
  });

  test('a strict mapping takes no new field; dynamic false keeps it in the source and does not search it', async () => {
    const { os } = await connected();
    await os.indices.create({ index: 'strict', body: { mappings: { dynamic: 'strict' } } });
    await expect(os.index({ index: 'strict', body: { a: 1 } })).rejects.toMatchObject(failing(400, 'strict_dynamic_mapping_exception'));
    await os.indices.create({ index: 'calm', body: { mappings: { dynamic: false } } });
    await os.index({ index: 'calm', body: { a: 1 }, refresh: true });
    expect((await os.count({ index: 'calm', body: { query: { term: { a: 1 } } } })).body.count).toBe(0);
    expect((await os.count({ index: 'calm' })).body.count).toBe(1);
  });
});

describe('bulk', () => {
  test('each action is done or refused on its own', async () => {
    const { os } = await connected();
    const body = [
      { index: { _index: 'tides', _id: '1' } },
      { n: 1 },
      { create: { _index: 'tides', _id: '1' } },
      { n: 2 },
      { update: { _index: 'tides', _id: '1' } },
      { doc: { m: 1 } },
      { index: { _index: 'tides', _id: '2' } },
      { n: 'many' },
      { delete: { _index: 'tides', _id: '3' } },
      { update: { _index: 'none', _id: '3' } },
      { doc: {} },
    ];
    const answer = (await os.bulk({ body, refresh: true })).body;
    expect(answer.errors).toBe(true);
    expect(answer.items).toMatchObject([
      { index: { status: 201, result: 'created' } },
      { create: { status: 409, error: { type: 'version_conflict_engine_exception' } } },
      { update: { status: 200, result: 'updated', _version: 2 } },
      { index: { _id: '2', status: 400, error: { type: 'mapper_parsing_exception', caused_by: { type: 'number_format_exception' } } } },
      { delete: { status: 404, result: 'not_found' } },
      { update: { status: 404, error: { type: 'index_not_found_exception' } } },
    ]);
    expect((await os.search({ index: 'tides' })).body.hits.hits).toMatchObject([{ _id: '1', _source: { n: 1, m: 1 } }]);
  });

  test.each([
    ['a last line without an end', '{"index":{"_index":"a"}}\n{}', 'illegal_argument_exception'],
    ['an unknown action', '{"insert":{"_index":"a"}}\n{}\n', 'illegal_argument_exception'],
    ['an action without an index', '{"index":{}}\n{}\n', 'action_request_validation_exception'],
    ['a deletion without an id', '{"delete":{"_index":"a"}}\n', 'action_request_validation_exception'],
  ])('%s spoils the whole request: nothing is written', async (_what, body, type) => {
    const { os } = await connected();
    const lines = `{"index":{"_index":"before","_id":"1"}}\n{}\n${body}`;
    await expect(os.transport.request({ method: 'POST', path: '/_bulk', bulkBody: lines })).rejects.toMatchObject(failing(400, type));
    expect((await os.indices.exists({ index: 'before' })).body).toBe(false);
  });
});

test('_delete_by_query deletes what is searchable and matches, and reports what changed since', async () => {
  const { os } = await connected();
  for (const id of ['1', '2', '3']) await os.index({ index: 'tides', id, body: { n: Number(id) }, refresh: true });
  await os.index({ index: 'tides', id: '2', body: { n: 2, m: 1 } });
  const request = { index: 'tides', body: { query: { range: { n: { gte: 2 } } } } };
  await expect(os.deleteByQuery(request)).rejects.toMatchObject({ statusCode: 409, body: { deleted: 1, version_conflicts: 1 } });
  const again = await os.deleteByQuery({ ...request, conflicts: 'proceed', refresh: true });
  expect(again.body).toMatchObject({ total: 2, deleted: 0, version_conflicts: 2, failures: [] });
  expect((await os.deleteByQuery({ ...request, refresh: true })).body).toMatchObject({ total: 1, deleted: 1 });
  expect((await os.search({ index: 'tides' })).body.hits.hits).toMatchObject([{ _id: '1' }]);
});
