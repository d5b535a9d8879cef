// The ceiling: what a programmer would write by hand for exactly this query, over the same row objects.
import { type Measured, measure } from './measured.ts';
import { type Answer, type Bid, bids, type Offer, offers, records } from './rows.ts';
import type { Workload } from './workloads.ts';

export function byHand(workload: Workload, repeat: number): Measured {
  if (workload.shape === 'join') {
    const list = offers(workload.rows);
    return measure(workload.rows, repeat, () => join(list, workload.windowMs));
  }
  const list = bids(workload.rows, workload.keys);
  if (workload.shape === 'sliding') return measure(workload.rows, repeat, () => sliding(list, workload.windowMs));
  if (workload.shape === 'tumbling') return measure(workload.rows, repeat, () => tumbling(list, workload.windowMs));
  const bytes = records(list);
  const decoder = new TextDecoder();
  return measure(workload.rows, repeat, () => {
    const decoded = function* (): Generator<Bid> {
      for (const record of bytes) {
        const { bidder, price, dateTime } = JSON.parse(decoder.decode(record)) as { bidder: number; price: number; dateTime: number };
        yield { rowtimeMs: dateTime, values: [bidder, price] };
      }
    };
    return tumbling(decoded(), workload.windowMs);
  });
}

interface Group {
  count: number;
  least: number;
  most: number;
  sum: number;
}

function tumbling(list: Iterable<Bid>, windowMs: number): Answer {
  const answer: Answer = { rows: 0, checksum: 0 };
  let groups = new Map<number, Group>();
  let end = 0;
  const close = (): void => {
    answer.rows += groups.size;
    for (const [bidder, { count, least, most, sum }] of groups) answer.checksum += bidder + count + least + most + sum;
    groups = new Map();
  };
  for (const { rowtimeMs, values } of list) {
    if (rowtimeMs >= end) {
      close();
      end = rowtimeMs - (rowtimeMs % windowMs) + windowMs;
    }
    const price = values[1];
    const group = groups.get(values[0]);
    if (group === undefined) groups.set(values[0], { count: 1, least: price, most: price, sum: price });
    else {
      group.count++;
      group.sum += price;
      if (price < group.least) group.least = price;
      if (price > group.most) group.most = price;
    }
  }
  close();
  return answer;
}

function sliding(list: readonly Bid[], windowMs: number): Answer {
  const answer: Answer = { rows: 0, checksum: 0 };
  const partitions = new Map<number, { times: number[]; prices: number[]; head: number; sum: number }>();
  for (const { rowtimeMs, values } of list) {
    let found = partitions.get(values[0]);
    if (found === undefined) {
      found = { times: [], prices: [], head: 0, sum: 0 };
      partitions.set(values[0], found);
    }
    const { times, prices } = found;
    times.push(rowtimeMs);
    prices.push(values[1]);
    found.sum += values[1];
    const lowest = rowtimeMs - windowMs;
    while ((times[found.head] as number) < lowest) found.sum -= prices[found.head++] as number;
    if (found.head > 512 && found.head * 2 > times.length) {
      found.times = times.slice(found.head);
      found.prices = prices.slice(found.head);
      found.head = 0;
    }
    answer.rows++;
    answer.checksum += values[0] + (found.times.length - found.head) + found.sum;
  }
  return answer;
}

function join(list: readonly Offer[], windowMs: number): Answer {
  const answer: Answer = { rows: 0, checksum: 0 };
  const sides = [0, 1].map(() => ({ byKey: new Map<number, Offer[]>(), queue: [] as Offer[], head: 0 }));
  for (const row of list) {
    for (const side of sides) {
      while (side.head < side.queue.length && (side.queue[side.head] as Offer).rowtimeMs < row.rowtimeMs - windowMs) {
        const gone = side.queue[side.head++] as Offer;
        const same = side.byKey.get(gone.values[0]) as Offer[];
        if (same.length === 1) side.byKey.delete(gone.values[0]);
        else same.shift();
      }
      if (side.head > 65_536) {
        side.queue = side.queue.slice(side.head);
        side.head = 0;
      }
    }
    const [own, other] = row.side === 0 ? sides : [sides[1], sides[0]];
    for (const partner of other?.byKey.get(row.values[0]) ?? []) {
      answer.rows++;
      answer.checksum += row.values[0] + row.values[1] + partner.values[1];
    }
    const same = own?.byKey.get(row.values[0]);
    if (same) same.push(row);
    else own?.byKey.set(row.values[0], [row]);
    own?.queue.push(row);
  }
  return answer;
}
