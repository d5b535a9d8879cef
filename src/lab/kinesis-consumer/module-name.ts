// The name by which a lab lists and imports the consumer library.

export const KINESIS_CONSUMER = 'workshop/kinesis';
