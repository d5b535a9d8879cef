// The bytes of an object: chunks that are never changed, so that copies and parts share them.
import { limits } from './limits.ts';

export type ObjectBody = readonly Uint8Array[];

export function bodySize(body: ObjectBody): number {
  return body.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** Bytes `first` to `last`, both inclusive, without copying them. */
export function bodySlice(body: ObjectBody, first: number, last: number): ObjectBody {
  const slice: Uint8Array[] = [];
  let start = 0;
  for (const chunk of body) {
    const from = Math.max(first - start, 0);
    const to = Math.min(last + 1 - start, chunk.length);
    if (from < to) slice.push(from === 0 && to === chunk.length ? chunk : chunk.subarray(from, to));
    start += chunk.length;
  }
  return slice;
}

/** All bytes in one piece; a body that is one piece is not copied. */
export function wholeBody(body: ObjectBody): Uint8Array {
  if (body.length === 1) return body[0] as Uint8Array;
  const whole = new Uint8Array(bodySize(body));
  let place = 0;
  for (const chunk of body) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/** The body of an answer: bytes, or a stream of small pieces where it is large, so that a reader that is slow keeps no second copy. */
export function answerBody(body: ObjectBody): Uint8Array | ReadableStream<Uint8Array> {
  return bodySize(body) <= limits.wholeAnswerBytes ? wholeBody(body) : streamed(body);
}

function streamed(body: ObjectBody): ReadableStream<Uint8Array> {
  const pieces = piecesOf(body);
  return new ReadableStream(
    {
      pull(controller) {
        const { value, done } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 1 },
  );
}

function* piecesOf(body: ObjectBody): Generator<Uint8Array, undefined> {
  for (const chunk of body)
    for (let place = 0; place < chunk.length; place += limits.streamedPieceBytes)
      // A copy: whoever reads a byte stream may detach the buffer, and this one is the object's.
      yield chunk.slice(place, place + limits.streamedPieceBytes);
}
