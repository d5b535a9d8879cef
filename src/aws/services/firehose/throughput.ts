// How much a stream takes in a second by direct puts, where limits per second are kept.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/limits.html
import type { ServiceEnvironment } from '../../core/service.ts';
import type { DeliveryStream } from './delivery-stream.ts';
import { slowDown } from './errors.ts';
import { throughputOf } from './limits.ts';

interface Second {
  readonly number: number;
  requests: number;
  records: number;
  bytes: number;
}

export class Throughput {
  readonly #environment: ServiceEnvironment;
  readonly #seconds = new WeakMap<DeliveryStream, Second>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Throws AwsError ServiceUnavailableException when there were too many requests in this second. */
  request(stream: DeliveryStream): void {
    const second = this.#second(stream);
    if (second && ++second.requests > throughputOf(stream.region).requests) throw slowDown();
  }

  /** Counts a record, if there is room for it. */
  record(stream: DeliveryStream, bytes: number): 'room' | 'exceeded' {
    const second = this.#second(stream);
    if (!second) return 'room';
    const limit = throughputOf(stream.region);
    if (second.records + 1 > limit.records || second.bytes + bytes > limit.bytes) return 'exceeded';
    second.records += 1;
    second.bytes += bytes;
    return 'room';
  }

  #second(stream: DeliveryStream): Second | undefined {
    if (this.#environment.throughput !== 'enforced') return undefined;
    const number = Math.floor(this.#environment.clock.now() / 1000);
    let second = this.#seconds.get(stream);
    if (second?.number !== number) {
      second = { number, requests: 0, records: 0, bytes: 0 };
      this.#seconds.set(stream, second);
    }
    return second;
  }
}
