// The errors of Amazon S3: codes, sentences, statuses and extra elements.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; a sentence that is inferred says so.
import { AwsError } from '../../core/errors.ts';

export const noSuchBucket = (bucket: string) =>
  new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });

export const noSuchKey = (key: string) => new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });

export const noSuchVersion = (key: string, versionId: string) =>
  new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, { Key: key, VersionId: versionId });

export const noSuchUpload = (uploadId: string) =>
  new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId: uploadId },
  );

export const accessDenied = (sentence = 'Access Denied') => new AwsError('AccessDenied', sentence, 403);

export const invalidArgument = (sentence: string, name: string, value: unknown = '') =>
  new AwsError('InvalidArgument', sentence, 400, { ArgumentName: name, ArgumentValue: String(value) });

export const invalidRequest = (sentence: string) => new AwsError('InvalidRequest', sentence);

export const malformedXml = () =>
  new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');

export const preconditionFailed = (condition: string) =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, { Condition: condition });

/** A header that S3 itself does not implement for this call. */
export const headerNotImplemented = (header: string) =>
  new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, { Header: header });

export const methodNotAllowed = (method: string, resourceType: string) =>
  new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, {
    Method: method,
    ResourceType: resourceType,
  });

/** What the real S3 does and the embedded one does not. Better an error than a promise that is not kept. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `${what} is not embedded in Sandshark's Amazon S3.`, 501);

export const badDigest = (sentence: string) => new AwsError('BadDigest', sentence);

export const aclNotSupported = () => new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');

/** A configuration that a bucket does not have. */
export const absentConfiguration = (code: string, sentence: string, bucket: string) =>
  new AwsError(code, sentence, 404, { BucketName: bucket });

export const invalidDigest = () => new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.');
