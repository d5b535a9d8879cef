// The orders of this lab: most are good, some fail once, some always, some come twice, some no queue takes.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Order } from './start/carrier.ts';

export type { Order };

export interface Orders {
  /** Orders that come together: first a quiet hour, then the rush. */
  readonly waves: readonly (readonly Order[])[];
  /** How many workers the carrier bears at a time. */
  readonly workersAtMost: number;
}

/** How an order fares that is sent once and worked on by the rules of carrier.ts and SQS. */
export type Fate = 'good' | 'fails once' | 'fails always' | 'refused by the queue';

/**
 * AWS: a message that holds U+FFFE or U+FFFF is refused. JSON leaves both as they are.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const NO_CHARACTER = '\uffff';

export function fateOf({ postcode, note = '' }: Order): Fate {
  if (note.includes(NO_CHARACTER)) return 'refused by the queue';
  if (!/^\d{7}$/.test(postcode)) return 'fails always';
  return postcode.startsWith('9') ? 'fails once' : 'good';
}

/** Each order once, with how often it was sent. */
export function distinctOrders({ waves }: Orders): { readonly order: Order; readonly sent: number; readonly fate: Fate }[] {
  const byId = Map.groupBy(waves.flat(), ({ id }) => id);
  return [...byId.values()].flatMap((same) => (same[0] ? [{ order: same[0], sent: same.length, fate: fateOf(same[0]) }] : []));
}

const ITEMS = ['beach towel', 'sun hat', 'bucket and spade', 'swim fins', 'sand shark', 'parasol'];
const WRONG_POSTCODES = ['unknown', '12-34', '', '10500112', 'T105001'];

interface Wanted {
  readonly seed: number;
  readonly prefix: string;
  readonly quiet: number;
  readonly rush: number;
  readonly islands: number;
  readonly wrong: number;
  readonly refused: number;
  readonly twice: number;
  readonly workersAtMost: number;
}

function makeOrders(wanted: Wanted): Orders {
  const random = seededRandom(wanted.seed);
  const below = (bound: number) => Math.floor(random.next() * bound);
  const take = <Item>(list: Item[]): Item => list.splice(below(list.length), 1)[0] as Item;
  const order = (index: number): Order => ({
    id: `${wanted.prefix}${1001 + index}`,
    item: ITEMS[below(ITEMS.length)] as string,
    quantity: 1 + below(4),
    postcode: `${1 + below(8)}${String(below(1_000_000)).padStart(6, '0')}`,
  });
  const quiet = Array.from({ length: wanted.quiet }, (_, index) => order(index));
  const rush = Array.from({ length: wanted.rush }, (_, index) => order(wanted.quiet + index));
  // Nobody is picked twice: an order has one trouble at most, or is one that comes twice.
  const places = rush.map((_, index) => index);
  const change = (count: number, changed: (order: Order) => Order) => {
    for (let n = 0; n < count; n++) {
      const place = take(places);
      rush[place] = changed(rush[place] as Order);
    }
  };
  change(wanted.islands, (one) => ({ ...one, postcode: `9${one.postcode.slice(1)}` }));
  change(wanted.wrong, (one) => ({ ...one, postcode: WRONG_POSTCODES[below(WRONG_POSTCODES.length)] as string }));
  change(wanted.refused, (one) => ({ ...one, note: `Ring twice ${NO_CHARACTER}` }));
  const twice = Array.from({ length: wanted.twice }, () => rush[take(places)] as Order);
  // The first one follows itself, as when somebody presses a button twice; the others come again at the end.
  const again = twice[0] ? rush.flatMap((one) => (one === twice[0] ? [one, one] : [one])) : rush;
  return { waves: [quiet, [...again, ...twice.slice(1)]], workersAtMost: wanted.workersAtMost };
}

export const shownOrders = (): Orders =>
  makeOrders({ seed: 20170311, prefix: 'S-', quiet: 4, rush: 60, islands: 6, wrong: 2, refused: 1, twice: 3, workersAtMost: 3 });

/** Orders that nobody has seen: other ids, other numbers of each kind, another limit. */
export function hiddenOrders(seed: number): Orders {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => least + Math.floor(random.next() * (most - least + 1));
  return makeOrders({
    seed: between(1, 2 ** 31),
    prefix: `${String.fromCharCode(65 + between(0, 17))}${between(10, 99)}-`,
    quiet: between(3, 6),
    rush: between(62, 85),
    islands: between(4, 9),
    wrong: between(1, 4),
    refused: between(1, 3),
    twice: between(2, 5),
    workersAtMost: between(0, 1) === 0 ? 2 : 4,
  });
}
