export type SqlValue = number | bigint | string | boolean | Uint8Array | null;
