// The errors of the cloud: AwsError is an answer on the wire, invariant() is a bug of ours.

/** An answer that is an error. The dispatcher encodes it as the protocol of the call demands. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the modelled error shape. */
  readonly members: Readonly<Record<string, unknown>>;

  /**
   * @param code the wire name, for example `ResourceNotFoundException`
   * @param message the sentence that the client shows
   * @param status the HTTP status, 400 unless told otherwise
   */
  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** Throws when `condition` is false: something that this code promised itself does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Bug in Sandshark: ${message}`);
}
