// The operations that are embedded. The compiler holds the service to this list.

export type OperationName = 'DeleteSession' | 'GetSession' | 'PutSession' | 'RecognizeText' | 'RecognizeUtterance';
