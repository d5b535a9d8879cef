// Understanding as Lex and Alexa show it: scores, the threshold, slot values, contexts, reasons.
import { beforeAll, describe, expect, test } from 'vitest';
import type { LocaleModel } from './locale-model.ts';
import { bookTrip } from './testing/book-trip.ts';
import { type Circumstances, explain, train, type Understanding, understand } from './understanding.ts';

/** Wednesday. */
const circumstances: Circumstances = { now: Date.UTC(2020, 10, 25, 13), timeZone: 'UTC' };
const THRESHOLD = 0.4;

let trip: Understanding;
beforeAll(() => {
  trip = train(bookTrip);
});

const best = (text: string, more: Partial<Circumstances> = {}) => understand(trip, text, { ...circumstances, ...more }).interpretations[0];

describe('intents', () => {
  // Real events that aws-sam-cli ships: "Book a hotel" has nluConfidence 1, BookCar less.
  test('a sample utterance scores 1, in any case and with any punctuation', () => {
    expect(best('BOOK a hotel!')).toMatchObject({ intent: 'BookHotel', score: 1, by: 'sample' });
  });

  test('a sample utterance with values in the places of its slots scores 1 (inferred)', () => {
    expect(best('rent a car in Tokyo from tomorrow to friday')).toMatchObject({ intent: 'BookCar', score: 1, by: 'sample' });
  });

  test.each([
    ['please find me a room', 'BookHotel'],
    ['could i reserve a hotel room', 'BookHotel'],
    ['i would like to rent a car', 'BookCar'],
    ['a pizza with ham', 'OrderPizza'],
  ])('"%s" was never said, and is above the default threshold', (text, intent) => {
    const found = best(text);
    expect(found).toMatchObject({ intent, by: 'model' });
    expect(found?.score).toBeGreaterThanOrEqual(THRESHOLD);
    expect(found?.score).toBeLessThan(1);
  });

  test.each(['what is the meaning of life', 'how do i cook rice', 'tell me a joke', 'who won the world cup'])(
    '"%s" is below it',
    (text) => {
      expect(best(text)?.score).toBeLessThan(THRESHOLD);
    },
  );

  test('an intent with an input context is a candidate only while the context is active (AWS: contexts)', () => {
    const names = (activeContexts: readonly string[]) =>
      understand(trip, 'with breakfast', { ...circumstances, activeContexts }).interpretations.map(({ intent }) => intent);
    expect(names([])).not.toContain('AddBreakfast');
    expect(names(['hotel_booked'])[0]).toBe('AddBreakfast');
  });

  test('the slots of an intent without utterances, which only a question begins, make no word known', () => {
    const bot = train({
      locale: 'en_US',
      intents: [
        { name: 'Tell', utterances: ['I am interested in fish', 'tell me about fish'], slots: [] },
        { name: 'Find', utterances: ['where is it', 'which room is it in'], slots: [] },
        { name: 'Asked', utterances: [], slots: [{ name: 'answer', type: 'AMAZON.Confirmation' }] },
      ],
      slotTypes: [],
    });
    expect(understand(bot, 'yes', circumstances).interpretations[0]?.score).toBeLessThan(THRESHOLD);
    const expectedSlot = { intent: 'Asked', slot: 'answer' };
    expect(understand(bot, 'yes', { ...circumstances, expectedSlot }).elicited?.value.interpreted).toBe('Yes');
  });

  test('a bot with one intent refuses what has nothing to do with it', () => {
    const only = train({
      locale: 'en_US',
      intents: [{ name: 'Greet', utterances: ['good morning', 'hello there'], slots: [] }],
      slotTypes: [],
    });
    const score = (text: string) => understand(only, text, circumstances).interpretations[0]?.score;
    expect(score('how do i cook rice')).toBeLessThan(THRESHOLD);
    expect(score('a very good morning')).toBeGreaterThan(THRESHOLD);
  });

  test('an utterance without words, and a locale without utterances, mean nothing', () => {
    expect(understand(trip, ' ?! ', circumstances).interpretations).toEqual([]);
    expect(understand(train({ locale: 'en_US', intents: [], slotTypes: [] }), 'hello', circumstances).interpretations).toEqual([]);
  });

  test('training twice gives the same scores, bit for bit', () => {
    const again = train(bookTrip);
    for (const text of ['a room for two', 'i need wheels', 'pizza']) {
      expect(understand(again, text, circumstances)).toEqual(understand(trip, text, circumstances));
    }
  });
});

describe('slots in an utterance', () => {
  const values = (text: string) =>
    Object.fromEntries(Object.entries(best(text)?.slots ?? {}).map(([name, { interpreted }]) => [name, interpreted]));

  test.each([
    ['book a 3 night stay in New York', { Nights: '3', Location: 'New York' }],
    ['could you find me a room for 2 nights in Kyoto starting march 12', { Nights: '2', Location: 'Kyoto', CheckInDate: '2021-03-12' }],
    [
      'get me a cabrio in Paris from monday to next friday',
      { CarType: 'cabrio', PickUpCity: 'Paris', PickUpDate: '2020-11-30', ReturnDate: '2020-12-04' },
    ],
    ['I need a hotel in Springfield next month', { Location: 'Springfield', CheckInDate: '2020-12-31' }],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('TOP_RESOLUTION puts the value in the place of a synonym (AWS: custom slot types; LexBookHotel event)', () => {
    expect(best('book a luxury room')?.slots.RoomType).toEqual({
      original: 'luxury',
      interpreted: 'deluxe',
      resolved: ['deluxe'],
      id: 'DLX',
      certainty: 'value',
    });
  });

  test('TOP_RESOLUTION takes no other words; a slip of one letter is no other word', () => {
    expect(best('book a gigantic room')?.slots.RoomType).toBeUndefined();
    expect(best('book a deluxx room')?.slots.RoomType).toMatchObject({ original: 'deluxx', interpreted: 'deluxe', certainty: 'spelling' });
  });

  test('ORIGINAL_VALUE keeps what was said, and resolves it where it can', () => {
    expect(best('I want to rent a cabrio')?.slots.CarType).toMatchObject({ interpreted: 'cabrio', resolved: ['convertible'] });
    expect(best('I want to rent a ferrari')?.slots.CarType).toMatchObject({ interpreted: 'ferrari', resolved: [] });
  });

  // https://docs.aws.amazon.com/lexv2/latest/dg/multi-valued-slots.html
  test.each([
    ['I want a pizza with pepperoni and pineapple', 'pepperoni and pineapple', ['pepperoni', 'pineapple']],
    ['pizza with ham, pepperoni and corn', 'ham, pepperoni and corn', ['ham', 'pepperoni', 'corn']],
    ['a pizza with ham', 'ham', ['ham']],
  ])('%s: a list', (text, whole, each) => {
    const toppings = best(text)?.slots.toppings;
    expect(toppings?.interpreted).toBe(whole);
    expect(toppings?.values?.map(({ interpreted }) => interpreted)).toEqual(each);
  });
});

describe('the answer to a question for a slot', () => {
  const elicit = (slot: string, text: string) =>
    understand(trip, text, { ...circumstances, expectedSlot: { intent: 'BookHotel', slot } }).elicited;

  test.each([
    ['Location', 'New York', 'New York', 'whole'],
    ['Location', 'i would like to go to little rock please', 'little rock', 'words'],
    ['CheckInDate', 'on friday', '2020-11-27', 'whole'],
    ['Nights', 'three nights please', '3', 'inside'],
    ['RoomType', 'a large one please', 'king', 'inside'],
  ])('%s: "%s"', (slot, text, interpreted, how) => {
    const found = elicit(slot, text);
    expect([found?.value.interpreted, found?.how]).toEqual([interpreted, how]);
  });

  test('what is no value of a strict type is no answer', () => {
    expect(elicit('CheckInDate', 'banana')).toBeUndefined();
    expect(elicit('RoomType', 'gigantic')).toBeUndefined();
  });

  test('AMAZON.FreeFormInput is the whole answer, as it was said (AWS: built-in-slot-free-form.html)', () => {
    const note = train({
      locale: 'en_US',
      intents: [{ name: 'Note', utterances: ['take a note'], slots: [{ name: 'Text', type: 'AMAZON.FreeFormInput' }] }],
      slotTypes: [],
    });
    const expectedSlot = { intent: 'Note', slot: 'Text' };
    const { interpretations, elicited } = understand(note, 'I would like two lemons, please.', { ...circumstances, expectedSlot });
    expect(elicited).toMatchObject({ how: 'whole', value: { interpreted: 'I would like two lemons, please.' } });
    expect(interpretations[0]?.score).toBeLessThan(THRESHOLD);
  });

  test('a type with a regular expression takes what matches as a whole (AWS: AMAZON.AlphaNumeric)', () => {
    const model: LocaleModel = {
      locale: 'en_US',
      intents: [{ name: 'Track', utterances: ['track {Code}'], slots: [{ name: 'Code', type: 'Codes' }] }],
      slotTypes: [{ name: 'Codes', values: [], resolution: 'ORIGINAL_VALUE', parent: 'AMAZON.AlphaNumeric', pattern: 'CP[0-9]{9}US' }],
    };
    const expectedSlot = { intent: 'Track', slot: 'Code' };
    const post = train(model);
    expect(understand(post, 'it is CP123456789US', { ...circumstances, expectedSlot }).elicited?.value.interpreted).toBe('CP123456789US');
    expect(understand(post, 'CP12US', { ...circumstances, expectedSlot }).elicited).toBeUndefined();
  });
});

describe('reasons', () => {
  test('the word that decides has the largest part, and parts add up to the difference of the logits', () => {
    const [first] = explain(trip, 'could you get me some room');
    expect(first?.intent).toBe('BookHotel');
    const largest = first?.contributions.toSorted((one, other) => other.amount - one.amount)[0];
    expect(largest?.part).toBe('room');
  });

  test('the parts of all intents cancel out: each is beside the average', () => {
    const all = explain(trip, 'book a car please', ['BookHotel', 'BookCar', 'OrderPizza', 'AddBreakfast']);
    const sum = all.reduce((total, { contributions }) => total + contributions.reduce((part, { amount }) => part + amount, 0), 0);
    expect(sum).toBeCloseTo(0, 4);
  });
});

test('Japanese falls into words, and a sentence that was never said finds its intent (inferred)', () => {
  const shop = train({
    locale: 'ja_JP',
    intents: [
      { name: 'Order', utterances: ['ピザを注文したい', 'ピザを一枚ください', '注文をお願いします'], slots: [] },
      { name: 'Hours', utterances: ['営業時間を教えてください', '何時まで開いていますか', 'お店は何時からですか'], slots: [] },
    ],
    slotTypes: [],
  });
  expect(understand(shop, '営業時間は何時までですか', circumstances).interpretations[0]?.intent).toBe('Hours');
  expect(understand(shop, 'ピザの注文', circumstances).interpretations[0]?.intent).toBe('Order');
});
