// What S3 tells a function, as far as this lab needs it. An event is a list of records, and a record is one change of one object.

export interface S3Event {
  readonly Records: readonly S3Record[];
}

export interface S3Record {
  /** Such as `ObjectCreated:Put`. */
  readonly eventName: string;
  readonly s3: {
    readonly bucket: { readonly name: string };
    readonly object: {
      /** Encoded as in a URL: `photos/whale+shark.png` stands for `photos/whale shark.png`. */
      readonly key: string;
      readonly size: number;
      readonly eTag: string;
    };
  };
}
