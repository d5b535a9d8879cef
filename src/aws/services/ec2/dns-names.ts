// The host names that addresses have in a VPC.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
const dashed = (address: string) => address.replaceAll('.', '-');

/** `ip-172-31-0-4.ec2.internal` */
export function privateDnsName(region: string, address: string): string {
  return `ip-${dashed(address)}.${region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`}`;
}

/** `ec2-54-1-2-3.compute-1.amazonaws.com` */
export function publicDnsName(region: string, address: string): string {
  return `ec2-${dashed(address)}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`;
}
