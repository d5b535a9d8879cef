// What the home page says that there is. Source: the pages themselves, as content.config.ts describes them.
import { expect, test } from 'vitest';
import { chaptersOf, counted, type DocsEntry } from './chapters.ts';

const page = (id: string, order?: number, lab?: string): DocsEntry => ({
  id,
  data: { title: id.toUpperCase(), description: 'd', lab, sidebar: { order } },
});

test('chapters are folders in the order of the sidebar, their pages too; a new folder comes last', () => {
  const chapters = chaptersOf([
    page('new-chapter/first'),
    page('functions-and-queues/queues', 3),
    page('functions-and-queues/thumbnails', 2, 'thumbnail-pipeline'),
    page('kinesis-analytics/windows', 1),
    page('index'),
    page('embedded-aws'),
    page('ja/embedded-aws'),
    page('zh-cn/kinesis-analytics/windows'),
  ]);
  expect(chapters.map(({ name, pages }) => [name, ...pages.map(({ id, kind }) => `${id} ${kind}`)])).toEqual([
    ['Kinesis Analytics', 'kinesis-analytics/windows text'],
    ['Functions and queues', 'functions-and-queues/thumbnails lab', 'functions-and-queues/queues text'],
    ['New chapter', 'new-chapter/first text'],
  ]);
});

test('small numbers are words', () => {
  expect([counted(0, 'lab'), counted(1, 'lab'), counted(12, 'chapter'), counted(13, 'chapter')]).toEqual([
    'No labs',
    'One lab',
    'Twelve chapters',
    '13 chapters',
  ]);
});
