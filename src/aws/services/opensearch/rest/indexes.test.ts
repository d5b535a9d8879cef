// Indexes: made, shown, deleted, refreshed; mappings that are put and mappings that grow; aliases.
// Source: https://docs.opensearch.org/latest/api-reference/index-apis/ and https://docs.opensearch.org/latest/field-types/
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { searchCloud } from '../testing/search-cloud.ts';

async function connected() {
  const cloud = searchCloud();
  const endpoint = await cloud.domain();
  return { ...cloud, endpoint, os: cloud.search(endpoint) };
}
const failing = (statusCode: number, type: string) => ({ statusCode, body: { status: statusCode, error: { type } } });

describe('an index', () => {
  test('is made with settings, mappings and aliases, and shown with them', async () => {
    const { os } = await connected();
    const properties = { title: { type: 'text' }, year: { type: 'short' } } as const;
    const body = { settings: { number_of_shards: 3, index: { number_of_replicas: 0 } }, mappings: { properties }, aliases: { films: {} } };
    expect((await os.indices.create({ index: 'movies', body })).body).toEqual({
      acknowledged: true,
      shards_acknowledged: true,
      index: 'movies',
    });
    expect((await os.indices.get({ index: 'movies' })).body.movies).toMatchObject({
      aliases: { films: {} },
      mappings: { properties },
      settings: { index: { number_of_shards: '3', number_of_replicas: '0', provided_name: 'movies' } },
    });
    await expect(os.indices.create({ index: 'movies' })).rejects.toMatchObject(failing(400, 'resource_already_exists_exception'));
    await os.indices.delete({ index: 'movies' });
    expect((await os.indices.exists({ index: 'movies' })).body).toBe(false);
    await expect(os.indices.delete({ index: 'movies' })).rejects.toMatchObject(failing(404, 'index_not_found_exception'));
  });

  test.each([['Movies'], ['_movies'], ['mo*vies'], ['a b']])('may not be called %s', async (index) => {
    const { os } = await connected();
    await expect(os.indices.create({ index })).rejects.toMatchObject({ statusCode: index === '_movies' ? 501 : 400 });
  });

  test.each([
    ['a setting that is not embedded', { settings: { analysis: { analyzer: { own: { type: 'custom' } } } } }, 501],
    ['a type that is not embedded', { mappings: { properties: { at: { type: 'geo_point' } } } }, 501],
    ['a type that there is not', { mappings: { properties: { at: { type: 'texts' } } } }, 400],
    ['a parameter of no such type', { mappings: { properties: { at: { type: 'long', analyzer: 'standard' } } } }, 400],
    ['a key of no meaning', { mapping: {} }, 400],
  ])('is not made with %s', async (_what, body, statusCode) => {
    const { os } = await connected();
    await expect(os.indices.create({ index: 'a', body: body as never })).rejects.toMatchObject({ statusCode });
    expect((await os.indices.exists({ index: 'a' })).body).toBe(false);
  });

  test('health is yellow where a replica has no node of its own', async () => {
    const { os } = await connected();
    expect((await os.cluster.health()).body.status).toBe('green');
    await os.indices.create({ index: 'a', body: { settings: { number_of_shards: 2, number_of_replicas: 1 } } });
    expect((await os.cluster.health()).body).toMatchObject({ status: 'yellow', active_primary_shards: 2, unassigned_shards: 2 });
    await os.indices.putSettings({ index: 'a', body: { number_of_replicas: 0 } });
    expect((await os.cat.indices({ format: 'json' })).body).toMatchObject([
      { health: 'green', index: 'a', pri: '2', rep: '0', 'docs.count': '0' },
    ]);
    await expect(os.indices.putSettings({ index: 'a', body: { number_of_shards: 1 } })).rejects.toMatchObject(
      failing(400, 'illegal_argument_exception'),
    );
  });
});

describe('mappings', () => {
  test('grow by the first value of each field', async () => {
    const { os } = await connected();
    const body = {
      text: 'a',
      whole: 3,
      broken: 0.5,
      yes: true,
      day: '2026-11-01',
      moment: '2026-11-01T10:00:00Z',
      slashes: '2026/11/01',
      number: '12',
      inner: { list: [1, 2] },
    };
    await os.index({ index: 'a', body });
    expect((await os.indices.getMapping({ index: 'a' })).body.a?.mappings).toEqual({
      properties: {
        text: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } },
        whole: { type: 'long' },
        broken: { type: 'float' },
        yes: { type: 'boolean' },
        day: { type: 'date' },
        moment: { type: 'date' },
        slashes: { type: 'date', format: 'yyyy/MM/dd HH:mm:ss||yyyy/MM/dd' },
        number: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } },
        inner: { properties: { list: { type: 'long' } } },
      },
    });
  });

  test('are added to, and never changed', async () => {
    const { os } = await connected();
    await os.indices.create({ index: 'a', body: { mappings: { properties: { n: { type: 'long' } } } } });
    await os.indices.putMapping({ index: 'a', body: { properties: { k: { type: 'keyword' } } } });
    await expect(os.indices.putMapping({ index: 'a', body: { properties: { n: { type: 'text' } } } })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type: 'illegal_argument_exception', reason: 'mapper [n] cannot be changed from type [long] to [text]' } },
    });
    expect((await os.indices.getFieldMapping({ index: 'a', fields: 'k' })).body).toEqual({
      a: { mappings: { k: { full_name: 'k', mapping: { k: { type: 'keyword' } } } } },
    });
  });

  // OpenSearch: DateFieldMapperTests.testIllegalFormatField, DateFieldMapper.Builder.buildFormatter, and MapperService.internalMerge, which
  // names the mapping where an index is made. That PUT _mapping answers with the inner error: inferred from MetadataMappingService.applyRequest.
  test('with a format of dates that is none are refused when they are put, and leave nothing behind', async () => {
    const { os } = await connected();
    const properties = { at: { type: 'object', properties: { day: { type: 'date', format: 'test_format' } } } } as never;
    const letter = { type: 'illegal_argument_exception', reason: 'Unknown pattern letter: t' };
    const invalid = { ...letter, reason: `Invalid format: [test_format]: ${letter.reason}`, caused_by: letter };
    const field = { ...letter, reason: `Error parsing [format] on field [day]: ${invalid.reason}`, caused_by: invalid };
    const whole = { type: 'mapper_parsing_exception', reason: `Failed to parse mapping [_doc]: ${field.reason}` };
    await expect(os.indices.create({ index: 'a', body: { mappings: { properties } } })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { root_cause: [whole], ...whole, caused_by: field }, status: 400 },
    });
    expect((await os.indices.exists({ index: 'a' })).body).toBe(false);
    await os.indices.create({ index: 'a' });
    await expect(os.indices.putMapping({ index: 'a', body: { properties } })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { root_cause: [{ type: field.type, reason: field.reason }], ...field }, status: 400 },
    });
    expect((await os.indices.getMapping({ index: 'a' })).body.a?.mappings).toEqual({});
  });

  // A list becomes its text, brackets and commas included: https://github.com/elastic/elasticsearch/issues/23650. null: DateFieldMapperTests.testNullConfigValuesFail.
  test.each([
    [['yyyy-MM-dd', 'epoch_millis'], 400, 'Invalid format: [[yyyy-MM-dd, epoch_millis]]: Unknown pattern letter: o'],
    [['yyyy-MM-dd'], 501, 'an optional part of the date format [[yyyy-MM-dd]] is not embedded'],
    ['YYYY-MM-dd', 501, 'The letter Y (the year of a week; y is the year of a day)'],
    [null, 400, '[format] on mapper [day] of type [date] must not have a [null] value'],
  ])('of a date may not have the format %j', async (format, statusCode, reason) => {
    const { os } = await connected();
    const properties = { day: { type: 'text', fields: { day: { type: 'date', format } } } } as never;
    const refused = { statusCode, body: { error: { reason: expect.stringContaining(reason) } } };
    await expect(os.indices.create({ index: 'a', body: { mappings: { properties } } })).rejects.toMatchObject(refused);
  });

  test('and an error of another field is the root cause of the answer', async () => {
    const { os } = await connected();
    const cause = { type: 'mapper_parsing_exception', reason: 'No handler for type [texts] declared on field [n]' };
    const body = { mappings: { properties: { n: { type: 'texts' } } } } as never;
    await expect(os.indices.create({ index: 'a', body })).rejects.toMatchObject({
      body: { error: { root_cause: [cause], reason: `Failed to parse mapping [_doc]: ${cause.reason}`, caused_by: cause } },
    });
  });

  test('take names that objects of JavaScript have, too', async () => {
    const { os } = await connected();
    await os.index({ index: 'a', body: { constructor: 1, toString: { valueOf: 'x' } }, refresh: true });
    expect((await os.count({ index: 'a', body: { query: { term: { constructor: 1 } } } })).body.count).toBe(1);
    expect((await os.count({ index: 'a', q: 'toString.valueOf:x' })).body.count).toBe(1);
  });

  test('and queries may be twenty levels deep', async () => {
    const { os } = await connected();
    const deep = (levels: number): object => (levels === 0 ? { match_all: {} } : { bool: { must: [deep(levels - 1)] } });
    const source = (levels: number): object => (levels === 0 ? {} : { a: source(levels - 1) });
    await os.index({ index: 'a', body: source(20) });
    await expect(os.index({ index: 'a', body: source(30) })).rejects.toMatchObject(failing(400, 'illegal_argument_exception'));
    expect((await os.count({ index: 'a', body: { query: deep(19) as never } })).statusCode).toBe(200);
    await expect(os.count({ index: 'a', body: { query: deep(20) as never } })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('end at a thousand fields', async () => {
    const { os } = await connected();
    const body = Object.fromEntries(Array.from({ length: 1001 }, (_field, number) => [`f${number}`, 1]));
    await expect(os.index({ index: 'a', body })).rejects.toMatchObject(failing(400, 'illegal_argument_exception'));
  });
});

describe('near real time', () => {
  const count = async ({ os }: Awaited<ReturnType<typeof connected>>) => (await os.count({ index: 'a' })).body.count;

  test('what is written can be searched a second later, or after a refresh', async () => {
    const cloud = await connected();
    await cloud.os.index({ index: 'a', id: '1', body: { n: 1 } });
    expect(await count(cloud)).toBe(0);
    await cloud.advance(999);
    expect(await count(cloud)).toBe(0);
    await cloud.advance(1);
    expect(await count(cloud)).toBe(1);
    await cloud.os.delete({ index: 'a', id: '1' });
    expect(await count(cloud)).toBe(1);
    await cloud.os.indices.refresh({ index: 'a' });
    expect(await count(cloud)).toBe(0);
    await cloud.os.index({ index: 'a', id: '2', body: {}, refresh: 'wait_for' });
    expect(await count(cloud)).toBe(1);
  });

  test('an index whose interval is -1 is never refreshed by itself', async () => {
    const cloud = await connected();
    await cloud.os.indices.create({ index: 'a', body: { settings: { refresh_interval: '-1' } } });
    await cloud.os.index({ index: 'a', body: {} });
    await cloud.advance(60_000);
    expect(await count(cloud)).toBe(0);
    await cloud.os.indices.putSettings({ index: 'a', body: { index: { refresh_interval: '5s' } } });
    await cloud.advance(5000);
    expect(await count(cloud)).toBe(1);
  });

  test('many replaced documents leave nothing behind', async () => {
    const cloud = await connected();
    for (let round = 0; round < 3; round++) {
      const body = Array.from({ length: 1000 }, (_document, id) => [{ index: { _id: String(id) } }, { n: round }]).flat();
      await cloud.os.bulk({ index: 'a', body, refresh: true });
    }
    expect(await count(cloud)).toBe(1000);
    expect((await cloud.os.cat.indices({ format: 'json' })).body).toMatchObject([{ 'docs.count': '1000', 'docs.deleted': '0' }]);
    expect((await cloud.os.count({ index: 'a', body: { query: { term: { n: 1 } } } })).body.count).toBe(0);
  });
});

test('aliases are written to and searched; several actions happen together', async () => {
  const { os } = await connected();
  await os.indices.create({ index: 'logs-1', body: { aliases: { logs: { is_write_index: true } } } });
  await os.indices.create({ index: 'logs-2' });
  await os.indices.putAlias({ index: 'logs-2', name: 'logs' });
  expect((await os.index({ index: 'logs', id: '1', body: { n: 1 }, refresh: true })).body._index).toBe('logs-1');
  const add = { index: 'logs-2', alias: 'logs', is_write_index: true };
  await os.indices.updateAliases({ body: { actions: [{ remove: { index: 'logs-1', alias: 'logs' } }, { add }] } });
  expect((await os.index({ index: 'logs', id: '2', body: { n: 2 }, refresh: true })).body._index).toBe('logs-2');
  expect((await os.indices.getAlias({ name: 'logs' })).body).toEqual({ 'logs-2': { aliases: { logs: { is_write_index: true } } } });
  expect((await os.search({ index: 'logs-*,-logs-2' })).body.hits.hits).toMatchObject([{ _index: 'logs-1' }]);
  await expect(os.indices.delete({ index: 'logs' })).rejects.toMatchObject(failing(400, 'illegal_argument_exception'));
  await os.indices.deleteAlias({ index: 'logs-2', name: 'logs' });
  expect((await os.indices.existsAlias({ name: 'logs' })).body).toBe(false);
  await expect(os.search({ index: 'logs' })).rejects.toMatchObject(failing(404, 'index_not_found_exception'));
  expect((await os.search({ index: 'logs', ignore_unavailable: true })).body.hits.hits).toEqual([]);
});

test('a restored cloud has domains, indexes, documents, what is searchable and what will be, and scores the same', async () => {
  const old = await connected();
  await old.os.index({ index: 'a', id: '1', body: { t: 'high tide at six' }, refresh: true });
  await old.os.index({ index: 'a', id: '2', body: { t: 'low tide' }, refresh: true });
  await old.os.index({ index: 'a', id: '3', body: { t: 'tide' } });
  await old.os.delete({ index: 'a', id: '2' });
  const clock = new VirtualClock(0);
  const aws = createAws({ clock, random: seededRandom(2) });
  await aws.restore(structuredClone(await old.aws.snapshot()));
  expect(await aws.snapshot()).toEqual(await old.aws.snapshot());
  const cloud = searchCloud();
  const search = async (from: typeof old.os) => (await from.search({ index: 'a', body: { query: { match: { t: 'tide' } } } })).body.hits;
  const again = cloud.searchIn({ aws, clock }, old.endpoint);
  expect(await search(again)).toEqual(await search(old.os));
  await aws.settle({ untilMs: clock.now() + 1000 });
  expect((await search(again)).hits.map(({ _id }) => _id)).toEqual(['3', '1']);
});
