// Which protocol tests may fail here, and why. Everything else must pass.

interface Exception {
  /** Of a service, or of the id of a case. */
  readonly service?: RegExp;
  readonly id?: RegExp;
  readonly why: string;
}

const exceptions: readonly Exception[] = [
  { service: /RestJsonValidation$/, why: 'constraints stand beside each operation: the schemas of the SDK do not carry them' },
  {
    id: /^RestJson(Body|Path|Query|Header)(Byte|Short|Integer|Long)(UnderflowOverflow|MalformedValueRejected)$/,
    why: 'the schemas of the SDK know one kind of number: how large it may be is a constraint beside the operation',
  },
  { id: /Server(Populates|UsesExplicit).*Default/, why: 'the schemas of the SDK carry no defaults: the operation knows them' },
  { id: /^SDKAppl|^SDKAppend/, why: 'the case names an encoding and has no body: our own test has one' },
  { id: /^AwsJson10EndpointTrait|^MachinelearningPredictEndpoint$/, why: 'the case leaves out the header that names the operation' },
  { id: /^AwsJson11IntEnums$/, why: 'the case wants a header of requests in an answer' },
  { id: /^parses_the_request_id_from_the_response$/, why: 'the dispatcher, not the protocol, sends the request id' },
  { id: /DateTimeWith(Negative|Positive)Offset$/, why: 'a Date has no offset: times are written in UTC' },
  {
    id: /^QueryEmptyQueryMaps$|^Ec2EmptyQueryLists$|OmitsEmptyListQueryValues$/,
    why: 'an empty list or map that is not sent cannot be told from none',
  },
  { id: /^RestJsonHttpWith(EmptyStructurePayload|HeadersButNoPayload)$/, why: 'an empty structure as payload cannot be told from none' },
  { id: /PayloadWithUnsetUnion$/, why: 'the server, not the protocol, sends the length of a body' },
  { id: /^RestXmlHttpResponseCode$/, why: 'by design: no content type without a body' },
  { id: /^InvalidGreetingError$/, service: /RestXml$/, why: 'the case has an element outside the model' },
  { id: /^S3OperationNoErrorWrappingResponse$/, why: "by design: the real S3's errors have no Type" },
  {
    id: /^(AllQueryStringTypes|RestXmlQueryStringEscaping|RestXml.*QueryValues)$/,
    service: /RestXml$/,
    why: 'the case leaves out the map of all query parameters that the specification gives to servers',
  },
  {
    id: /^S3(DefaultAddressing|EscapePath|VirtualHost|OperationAddressing|EscapeObjectKey)/,
    why: 'the S3 service, not the protocol, finds the bucket in the host',
  },
  { id: /^S3Preserves/, why: 'the URL of a Request has no dot segments' },
  {
    id: /NoContentType$|ContentTypeNoHeaders$/,
    why: 'by design: a body without a content type is taken, as AWS takes it from older clients',
  },
  { id: /^RestJson.*Accept$/, why: "by design: AWS's services answer what they have, whatever Accept says" },
  { id: /RejectsUTCOffsets$/, why: 'by design: times with an offset are taken, as AWS takes them' },
];

/** The reason why a case may fail; undefined for one that must pass. */
export function notCovered(service: string, id: string): string | undefined {
  return exceptions.find((exception) => (exception.service?.test(service) ?? true) && (exception.id?.test(id) ?? true))?.why;
}
