// Amazon Resource Names: made, taken apart, checked.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Writes an ARN of the `aws` partition unless another is named. */
export function formatArn({
  partition = 'aws',
  service,
  region,
  account,
  resource,
}: Omit<Arn, 'partition'> & { partition?: string }): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** Takes an ARN apart; undefined when it is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined || resource.length === 0)
    return undefined;
  return { partition, service, region, account, resource: resource.join(':') };
}
