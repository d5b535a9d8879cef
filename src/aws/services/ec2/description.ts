// What the embedded EC2 says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'EC2 and VPC, API 2016-11-15, as of 2026-11: networks and what stands in them, as they are described and checked. Codes of errors are those of ' +
    "AWS's list, sentences as users and moto quote them, or inferred.",
  gaps: [
    'An instance is simulated: it has a state, addresses and volumes, but no computer behind it. Nothing can be reached, no user data runs, there is no metadata service.',
    'No packet travels: security groups, network ACLs and routes are kept and checked, but filter nothing. Flow logs are kept and deliver nothing.',
    'No IPv6 addresses of VPCs, subnets and interfaces; rules, routes and network ACLs take IPv6 blocks.',
    'No prefix lists in rules and routes of your own, no groups of other accounts, no VPC peering, VPN, transit gateways, egress-only gateways.',
    'VPC endpoints of the gateway type only, and S3 and DynamoDB are reached without them.',
    'No snapshots, no images of your own, no instance store. An encrypted volume is told as such, but no KMS key is named.',
    'No launch templates, spot requests, fleets, Auto Scaling, dedicated hosts, placement groups, capacity reservations, hibernation, serial console, console output.',
    'An instance profile is believed: whether IAM has it, and iam:PassRole, is not asked. Roles are not handed to instances.',
    'Key pairs that EC2 makes are RSA in PEM; ED25519 ones can be imported.',
    'A few images and the usual families of instance types; a type that is not among them is refused as AWS refuses an unknown one.',
    'A private address is not moved from one interface to another by AllowReassignment. No names backwards (PTR) of Elastic IPs.',
    'A dry run asks IAM and looks at the names of the members, but does not check values.',
  ],
  byDesign: [
    'The default VPC of a region is the same at every start, ids included, and is told only once it is asked for.',
    'Every region has three zones. Where a request for a subnet names none, the next in turn is taken.',
    'Changes of state take seconds: 5 until an instance runs, 10 until it stops, 30 until a NAT gateway is there.',
    'Of the quotas only some are kept: rules, routes, tags, Elastic IPs, instances of one request.',
    'An instance without a type is a t3.micro; AWS takes m1.small.',
    'Lists without MaxResults are told whole.',
  ],
  clientQuirks: [
    'The SDK and Terraform send a ClientToken with many requests: the same request again makes nothing anew.',
    'Some words on the wire are none of the SDK\'s types: the attachment of an internet gateway is "available", an interface of a NAT gateway "nat_gateway".',
  ],
};
