// The events that objects cause, and which of them a configured name means.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html

export type ObjectEventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Post'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'LifecycleExpiration:Delete'
  | 'LifecycleExpiration:DeleteMarkerCreated'
  | 'LifecycleTransition'
  | 'ObjectTagging:Put'
  | 'ObjectTagging:Delete'
  | 'ObjectAcl:Put';

/** Does `s3:ObjectCreated:*` or `s3:ObjectCreated:Put` mean this event? */
export function means(configured: string, name: ObjectEventName): boolean {
  const wanted = configured.replace(/^s3:/, '');
  return wanted.endsWith(':*') ? name.startsWith(wanted.slice(0, -1)) : wanted === name;
}
