// AWS's bot ScheduleAppointment: response cards that a function makes, with its events and answers as the guide prints them.
// AWS: https://docs.aws.amazon.com/lex/latest/dg/ex1-sch-appt-info-flow-details.html (V1). The guide's days are those after a Tuesday of
// February 2017; here they are those after Sunday, 2026-11-01.
import { expect, test } from 'vitest';
import { guideCloud, plain, slots } from '../testing/transcript.ts';

const none = { AppointmentType: null, Date: null, Time: null };
const typed = { ...none, AppointmentType: 'root canal' };

/** V1's response card is a message of its own in V2, after the text. */
const card = (title: string, subtitle: string, buttons: readonly (readonly [text: string, value: string])[]) => ({
  contentType: 'ImageResponseCard',
  imageResponseCard: { title, subtitle, buttons: buttons.map(([text, value]) => ({ text, value })) },
});

const elicit = (slotToElicit: string, values: Parameters<typeof slots>[0], ...messages: object[]) => ({
  sessionState: {
    dialogAction: { type: 'ElicitSlot', slotToElicit },
    intent: { name: 'MakeAppointment', slots: slots(values) },
  },
  messages,
});

const WHEN = 'When would you like to schedule your root canal?';
const FULL = 'We do not have any availability on that date, is there another day which works for you?';
const days = [
  ['11-4 (Wed)', 'Wednesday, November 4, 2026'],
  ['11-5 (Thu)', 'Thursday, November 5, 2026'],
  ['11-6 (Fri)', 'Friday, November 6, 2026'],
] as const;

async function dentist() {
  const cloud = guideCloud();
  const address = await cloud.bot('ScheduleAppointment');
  const types = await cloud.slotType(address, 'AppointmentTypeValue', ['cleaning', 'root canal', 'whitening']);
  const utterances = ['I would like to book an appointment', 'Book an appointment', 'Book a {AppointmentType}'];
  const make = await cloud.intent(address, 'MakeAppointment', utterances, {
    dialogCodeHook: { enabled: true },
    fulfillmentCodeHook: { enabled: true },
  });
  await make.slot('AppointmentType', types, 'What type of appointment would you like to schedule?');
  await make.slot('Date', 'AMAZON.Date', 'When should I schedule your {AppointmentType}?');
  await make.slot('Time', 'AMAZON.Time', 'At what time should I schedule your {AppointmentType}?');
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address };
}

test('MakeAppointment: cards for each slot, a day that is full, a time that the function proposes', async () => {
  const { follow, address } = await dentist();
  const proposed = { ...typed, Date: '2026-11-04', Time: '16:00' };
  const question = 'What time on 2026-11-04 works for you? 4:00 p.m. is our only availability, does that work for you?';
  const booked = 'Okay, I have booked your appointment.  We will see you at 4:00 p.m. on 2026-11-04';
  const answers = await follow(address, [
    {
      user: 'Book an appointment',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: none,
          confirmation: 'None',
          answer: elicit(
            'AppointmentType',
            none,
            plain('What type of appointment would you like to schedule?'),
            card('Specify Appointment Type', 'What type of appointment would you like to schedule?', [
              ['cleaning (30 min)', 'cleaning'],
              ['root canal (60 min)', 'root canal'],
              ['whitening (30 min)', 'whitening'],
            ]),
          ),
        },
      ],
      bot: ['What type of appointment would you like to schedule?', 'Specify Appointment Type'],
      action: 'ElicitSlot',
    },
    {
      user: 'root canal',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: typed,
          answer: elicit('Date', typed, plain(WHEN), card('Specify Date', WHEN, days)),
        },
      ],
      bot: [WHEN, 'Specify Date'],
    },
    {
      user: 'Thursday',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: { ...typed, Date: '2026-11-05' },
          answer: elicit(
            'Date',
            typed,
            plain(FULL),
            card(
              'Specify Date',
              WHEN,
              days.filter(([text]) => text !== '11-5 (Thu)'),
            ),
          ),
        },
      ],
      bot: [FULL, 'Specify Date'],
    },
    {
      // The value of the button, which is what a card sends.
      user: 'Wednesday, November 4, 2026',
      calls: [
        {
          source: 'DialogCodeHook',
          slots: { ...typed, Date: '2026-11-04' },
          answer: {
            sessionState: {
              dialogAction: { type: 'ConfirmIntent' },
              intent: { name: 'MakeAppointment', slots: slots(proposed) },
              sessionAttributes: { bookingMap: '{"2026-11-04": ["10:00", "16:00", "16:30"]}' },
            },
            messages: [
              plain(question),
              card('Confirm Appointment', 'Is 4:00 p.m. on 2026-11-04 okay?', [
                ['yes', 'yes'],
                ['no', 'no'],
              ]),
            ],
          },
        },
      ],
      bot: [question, 'Confirm Appointment'],
      action: 'ConfirmIntent',
    },
    {
      user: 'yes',
      calls: [
        // V1 calls the fulfilment alone; see book-trip.test.ts.
        {
          source: 'DialogCodeHook',
          slots: proposed,
          confirmation: 'Confirmed',
          answer: { sessionState: { dialogAction: { type: 'Delegate' } } },
        },
        {
          source: 'FulfillmentCodeHook',
          slots: proposed,
          confirmation: 'Confirmed',
          answer: {
            sessionState: {
              dialogAction: { type: 'Close' },
              intent: { name: 'MakeAppointment', state: 'Fulfilled' },
              sessionAttributes: { formattedTime: '4:00 p.m.' },
            },
            messages: [plain(booked)],
          },
        },
      ],
      bot: [booked],
      action: 'Close',
      state: 'Fulfilled',
    },
  ]);
  expect(answers[0]?.messages?.[1]?.imageResponseCard?.buttons).toContainEqual({ text: 'root canal (60 min)', value: 'root canal' });
});
