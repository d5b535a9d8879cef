// What is found wrong with the shape of an input. Numbers that are none: inferred, found by the fuzz (a wait of NaN seconds never ended).

import { ReceiveMessage$, SendMessageBatch$ } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import type { OperationSchema } from './protocol.ts';
import { missingMembers, shapeComplaints } from './shape-complaints.ts';

const receive = ReceiveMessage$ as unknown as OperationSchema;

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is no number of a call', (WaitTimeSeconds) => {
  const sentence = `Value '${WaitTimeSeconds}' at 'waitTimeSeconds' failed to satisfy constraint: Member must be a number`;
  expect(shapeComplaints(receive, { QueueUrl: 'any', WaitTimeSeconds })).toEqual([sentence]);
  expect(missingMembers(receive, { QueueUrl: 'any', WaitTimeSeconds })).toEqual([]);
});

test('zero, fractions and absent numbers are no complaint', () => {
  expect(shapeComplaints(receive, { QueueUrl: 'any', WaitTimeSeconds: 0, VisibilityTimeout: 1.5 })).toEqual([]);
  expect(shapeComplaints(receive, { QueueUrl: 'any' })).toEqual([]);
});

test('required members are missed at any depth, before complaints about numbers', () => {
  expect(shapeComplaints(receive, { MaxNumberOfMessages: Number.NaN })).toEqual([
    "Value null at 'queueUrl' failed to satisfy constraint: Member must not be null",
    "Value 'NaN' at 'maxNumberOfMessages' failed to satisfy constraint: Member must be a number",
  ]);
  const batch = { QueueUrl: 'any', Entries: [{ Id: '1', MessageBody: 'a' }, { Id: '2' }] };
  expect(shapeComplaints(SendMessageBatch$ as unknown as OperationSchema, batch)).toEqual([
    "Value null at 'entries.2.member.messageBody' failed to satisfy constraint: Member must not be null",
  ]);
});
