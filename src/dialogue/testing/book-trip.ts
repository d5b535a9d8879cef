// A locale for tests, after AWS's BookTrip example: two intents that share words, and a list of toppings.
import type { LocaleModel } from '../locale-model.ts';

export const bookTrip: LocaleModel = {
  locale: 'en_US',
  intents: [
    {
      name: 'BookHotel',
      utterances: [
        'Book a hotel',
        'I want to make a hotel reservation',
        'Book a {RoomType} room',
        'Book a {Nights} night stay in {Location}',
        'I need a hotel in {Location} on {CheckInDate}',
        'reserve a room',
      ],
      slots: [
        { name: 'Location', type: 'AMAZON.City' },
        { name: 'CheckInDate', type: 'AMAZON.Date' },
        { name: 'Nights', type: 'AMAZON.Number' },
        { name: 'RoomType', type: 'RoomTypes' },
      ],
    },
    {
      name: 'BookCar',
      utterances: [
        'Book a car',
        'Reserve a car',
        'Make a car reservation',
        'I want to rent a {CarType}',
        'rent a car in {PickUpCity} from {PickUpDate} to {ReturnDate}',
      ],
      slots: [
        { name: 'PickUpCity', type: 'AMAZON.City' },
        { name: 'PickUpDate', type: 'AMAZON.Date' },
        { name: 'ReturnDate', type: 'AMAZON.Date' },
        { name: 'CarType', type: 'CarTypes' },
      ],
    },
    {
      name: 'OrderPizza',
      utterances: ['I want a pizza with {toppings}', 'order a pizza', 'pizza please'],
      slots: [{ name: 'toppings', type: 'Toppings', values: 'list' }],
    },
    { name: 'AddBreakfast', utterances: ['with breakfast'], slots: [], inputContexts: ['hotel_booked'] },
  ],
  slotTypes: [
    {
      name: 'RoomTypes',
      resolution: 'TOP_RESOLUTION',
      values: [
        { value: 'queen', synonyms: [] },
        { value: 'king', synonyms: ['large'] },
        { value: 'deluxe', synonyms: ['luxury'], id: 'DLX' },
      ],
    },
    {
      name: 'CarTypes',
      resolution: 'ORIGINAL_VALUE',
      values: [
        { value: 'economy', synonyms: [] },
        { value: 'convertible', synonyms: ['cabrio'] },
      ],
    },
    {
      name: 'Toppings',
      resolution: 'ORIGINAL_VALUE',
      values: [
        { value: 'pepperoni', synonyms: [] },
        { value: 'ham', synonyms: [] },
      ],
    },
  ],
};
