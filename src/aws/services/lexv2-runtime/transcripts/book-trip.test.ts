// AWS's bot BookTrip, with the events and the answers of its function as the guide prints them, in the words of Lex V2.
// AWS: https://docs.aws.amazon.com/lex/latest/dg/book-trip-detail-flow.html (V1). Days of 2016 there are days of 2026 here.
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { type Call, guideCloud, plain, slots } from '../testing/transcript.ts';

const hotel = { RoomType: null, CheckInDate: null, Nights: null, Location: null };
const car = { PickUpDate: null, ReturnDate: null, DriverAge: null, CarType: null, PickUpCity: null };
const both = { dialogCodeHook: { enabled: true }, fulfillmentCodeHook: { enabled: true } };
const json = JSON.stringify;

/** "User data was valid: Lex chooses the next course of action." */
const delegated = (source: Call['source'], intent: string, values: Call['slots'], sessionAttributes: object = {}): Call => ({
  source,
  slots: values,
  answer: {
    sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: intent, slots: slots(values) }, sessionAttributes },
  },
});

async function bookTrip() {
  const cloud = guideCloud();
  const address = await cloud.bot('BookTrip');
  const rooms = await cloud.slotType(address, 'RoomTypes', ['queen', 'king', 'deluxe']);
  const cars = await cloud.slotType(address, 'CarTypes', ['economy', 'standard', 'midsize', 'full size', 'minivan', 'luxury']);
  const question = 'Okay, I have you down for a {Nights} night in {Location} starting {CheckInDate}. Shall I book the reservation?';
  const bookHotel = await cloud.intent(
    address,
    'BookHotel',
    ['Book a hotel', 'I want to make hotel reservations', 'Book a {Nights} night stay in {Location}'],
    { ...both, intentConfirmationSetting: { promptSpecification: prompt(question) } },
  );
  await bookHotel.slot('Location', 'AMAZON.City', 'What city will you be staying in?');
  await bookHotel.slot('CheckInDate', 'AMAZON.Date', 'What day do you want to check in?');
  await bookHotel.slot('Nights', 'AMAZON.Number', 'How many nights will you be staying?');
  await bookHotel.slot('RoomType', rooms, 'What type of room would you like, queen, king or deluxe?');
  const bookCar = await cloud.intent(address, 'BookCar', ['Book a car', 'Reserve a car', 'Make a car reservation'], both);
  await bookCar.slot('PickUpCity', 'AMAZON.City', 'In what city do you need to rent a car?');
  await bookCar.slot('PickUpDate', 'AMAZON.Date', 'What day do you want to start your rental?');
  await bookCar.slot('ReturnDate', 'AMAZON.Date', 'What day do you want to return this car?');
  await bookCar.slot('DriverAge', 'AMAZON.Number', 'How old is the driver for this rental?');
  await bookCar.slot('CarType', cars, 'What type of car would you like to rent?');
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address };
}

test('Book Hotel: a city that is refused, the other slots, a confirmation, a fulfilment', async () => {
  const { follow, address } = await bookTrip();
  const reservation = (location: string | null) =>
    json({ ReservationType: 'Hotel', Location: location, RoomType: null, CheckInDate: null, Nights: null });
  const inChicago = { ...hotel, Location: 'Chicago' };
  const onDay = { ...inChicago, CheckInDate: '2026-12-18' };
  const forNights = { ...onDay, Nights: '5' };
  const whole = { ...forNights, RoomType: 'queen' };
  const done = 'Thanks, I have placed your reservation.   Please let me know if you would like to book a car rental, or another hotel.';
  const answers = await follow(address, [
    {
      user: 'book a hotel',
      calls: [delegated('DialogCodeHook', 'BookHotel', hotel, { currentReservation: reservation(null) })],
      bot: ['What city will you be staying in?'],
      action: 'ElicitSlot',
    },
    {
      user: 'Moscow',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: { ...hotel, Location: 'Moscow' },
          confirmation: 'None',
          attributes: { currentReservation: reservation(null) },
          answer: {
            sessionState: {
              sessionAttributes: { currentReservation: reservation('Moscow') },
              dialogAction: { type: 'ElicitSlot', slotToElicit: 'Location' },
              intent: { name: 'BookHotel', slots: slots(hotel) },
            },
            messages: [plain('We currently do not support Moscow as a valid destination.  Can you try a different city?')],
          },
        },
      ],
      bot: ['We currently do not support Moscow as a valid destination.  Can you try a different city?'],
      action: 'ElicitSlot',
    },
    {
      user: 'Chicago',
      calls: [
        {
          ...delegated('DialogCodeHook', 'BookHotel', inChicago, { currentReservation: reservation('Chicago') }),
          attributes: { currentReservation: reservation('Moscow') },
        },
      ],
      bot: ['What day do you want to check in?'],
    },
    // The guide does not print the turns up to the confirmation.
    {
      user: '12/18/2026',
      calls: [delegated('DialogCodeHook', 'BookHotel', onDay)],
      bot: ['How many nights will you be staying?'],
    },
    {
      user: '5',
      calls: [delegated('DialogCodeHook', 'BookHotel', forNights)],
      bot: ['What type of room would you like, queen, king or deluxe?'],
    },
    {
      user: 'queen',
      calls: [delegated('DialogCodeHook', 'BookHotel', whole, { currentReservationPrice: '1195' })],
      bot: ['Okay, I have you down for a 5 night in Chicago starting 2026-12-18. Shall I book the reservation?'],
      action: 'ConfirmIntent',
      state: 'InProgress',
    },
    {
      user: 'yes',
      calls: [
        // V1 calls the fulfilment alone. V2 has a code hook at the confirmation too: this intent calls its function there.
        { ...delegated('DialogCodeHook', 'BookHotel', whole), confirmation: 'Confirmed' },
        {
          source: 'FulfillmentCodeHook',
          slots: whole,
          confirmation: 'Confirmed',
          answer: {
            sessionState: {
              sessionAttributes: { lastConfirmedReservation: json(whole) },
              dialogAction: { type: 'Close' },
              intent: { name: 'BookHotel', slots: slots(whole), state: 'Fulfilled' },
            },
            messages: [plain(done)],
          },
        },
      ],
      bot: [done],
      action: 'Close',
      state: 'Fulfilled',
    },
  ]);
  // "The session attributes are passed to the client."
  expect(answers[0]?.sessionState?.sessionAttributes).toEqual({ currentReservation: reservation(null) });
  expect(answers.at(-1)?.sessionState?.sessionAttributes).toEqual({ lastConfirmedReservation: json(whole) });
});

test('Book Car: slots that the function fills of its own accord, and asks to be confirmed', async () => {
  const { follow, address } = await bookTrip();
  const populated = { ...car, PickUpCity: 'Chicago', PickUpDate: '2026-12-18', ReturnDate: '2026-12-22' };
  const attributes = { lastConfirmedReservation: 'the hotel', confirmationContext: 'AutoPopulate' };
  await follow(address, [
    {
      user: 'also book a car',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: car,
          confirmation: 'None',
          answer: {
            sessionState: {
              sessionAttributes: attributes,
              dialogAction: { type: 'ConfirmIntent' },
              intent: { name: 'BookCar', slots: slots(populated) },
            },
            messages: [plain('Is this car rental for your 5 night stay in Chicago on 2026-12-18?')],
          },
        },
      ],
      bot: ['Is this car rental for your 5 night stay in Chicago on 2026-12-18?'],
      action: 'ConfirmIntent',
    },
    {
      user: 'yes',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: populated,
          confirmation: 'Confirmed',
          attributes,
          answer: {
            sessionState: {
              dialogAction: { type: 'ElicitSlot', slotToElicit: 'DriverAge' },
              intent: { name: 'BookCar', slots: slots(populated) },
            },
            messages: [plain('How old is the driver of this car rental?')],
          },
        },
      ],
      bot: ['How old is the driver of this car rental?'],
      action: 'ElicitSlot',
    },
    // "And the conversation continues": the slot that is left, and no further question.
    {
      user: '25',
      calls: [delegated('DialogCodeHook', 'BookCar', { ...populated, DriverAge: '25' })],
      bot: ['What type of car would you like to rent?'],
    },
  ]);
});

test('a confirmation that the function asked for early is no fulfilment: slots that are empty are asked for (guide: Book Car)', async () => {
  const { follow, address } = await bookTrip();
  const inCity = { ...car, PickUpCity: 'Chicago' };
  await follow(address, [
    {
      user: 'book a car',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: car,
          answer: {
            sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent: { name: 'BookCar', slots: slots(inCity) } },
            messages: [plain('In Chicago?')],
          },
        },
      ],
      bot: ['In Chicago?'],
    },
    {
      user: 'yes',
      calls: [{ ...delegated('DialogCodeHook', 'BookCar', inCity), confirmation: 'Confirmed' }],
      bot: ['What day do you want to start your rental?'],
      action: 'ElicitSlot',
    },
  ]);
});

test('an intent that lost is told by its name, with slots that are null (observed: a response of this bot)', async () => {
  // github.com/aws-samples/amazon-lex-v2-lambdahook-for-booktripbot, test_event.json
  const { follow, address } = await bookTrip();
  const [answer] = await follow(address, [
    { user: 'book a hotel', calls: [delegated('DialogCodeHook', 'BookHotel', hotel)], bot: ['What city will you be staying in?'] },
  ]);
  const byName = Object.fromEntries((answer?.interpretations ?? []).map(({ intent }) => [intent?.name, intent]));
  expect(byName.FallbackIntent).toEqual({ name: 'FallbackIntent', slots: {} });
  expect(byName.BookCar).toEqual({ name: 'BookCar', slots: car });
});
