// The sequence numbers of FIFO queues.
// AWS: 20 digits, growing, "not consecutive": https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html

const first = 18_849_496_460_467_696_128n;

/** @param order the place of the message in its queue */
export function sequenceNumberOf(order: number): string {
  return String(first + BigInt(order) * 256n);
}
