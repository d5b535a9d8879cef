// DescribeRegions, DescribeAvailabilityZones, DescribeAccountAttributes: what an account has without making it.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
import type {
  AvailabilityZone,
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
  Region as RegionDescription,
} from '@aws-sdk/client-ec2';
import { invalidValue } from '../errors.ts';
import { type FilterFields, filtered } from '../filters.ts';
import { limits } from '../limits.ts';
import { reads } from '../operation.ts';
import { regionNames, zonesOf } from '../places.ts';

export const describeRegions = reads<DescribeRegionsRequest, DescribeRegionsResult>(
  ['RegionNames', 'AllRegions', 'Filters'],
  ({ RegionNames: names, Filters: filters }, here) => {
    const unknown = names?.filter((name) => !regionNames.some((known) => known === name)) ?? [];
    if (unknown.length > 0) throw invalidValue(`Invalid region names: ${unknown.join(', ')}`);
    const all = regionNames
      .filter((name) => !names?.length || names.includes(name))
      .map((name): RegionDescription => ({ RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus: 'opt-in-not-required' }));
    return { Regions: filtered(here, all, filters, { fields: regionFields, idOf: ({ RegionName = '' }) => RegionName }) };
  },
);

const regionFields: FilterFields<RegionDescription> = {
  'region-name': ({ RegionName }) => RegionName,
  endpoint: ({ Endpoint }) => Endpoint,
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
};

export const describeAvailabilityZones = reads<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult>(
  ['ZoneNames', 'ZoneIds', 'AllAvailabilityZones', 'Filters'],
  ({ ZoneNames: names, ZoneIds: ids, Filters: filters }, here) => {
    const zones = zonesOf(here.region);
    const unknown =
      names?.find((name) => !zones.some((zone) => zone.name === name)) ?? ids?.find((id) => !zones.some((zone) => zone.id === id));
    if (unknown !== undefined) throw invalidValue(`Invalid availability zone: [${unknown}]`);
    const wanted = zones.filter(({ name, id }) => (!names?.length || names.includes(name)) && (!ids?.length || ids.includes(id)));
    const described = wanted.map(
      ({ name, id }): AvailabilityZone => ({
        State: 'available',
        OptInStatus: 'opt-in-not-required',
        RegionName: here.region,
        ZoneName: name,
        ZoneId: id,
        GroupName: `${here.region}-zg-1`,
        NetworkBorderGroup: here.region,
        ZoneType: 'availability-zone',
        Messages: [],
      }),
    );
    return { AvailabilityZones: filtered(here, described, filters, { fields: zoneFields, idOf: ({ ZoneName = '' }) => ZoneName }) };
  },
);

const zoneFields: FilterFields<AvailabilityZone> = {
  'group-name': ({ GroupName }) => GroupName,
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
  'region-name': ({ RegionName }) => RegionName,
  state: ({ State }) => State,
  'zone-id': ({ ZoneId }) => ZoneId,
  'zone-name': ({ ZoneName }) => ZoneName,
  'zone-type': ({ ZoneType }) => ZoneType,
};

export const describeAccountAttributes = reads<DescribeAccountAttributesRequest, DescribeAccountAttributesResult>(
  ['AttributeNames'],
  ({ AttributeNames: names }, here) => {
    const defaultVpc = [...here.state.vpcs.values()].find(({ IsDefault }) => IsDefault)?.VpcId ?? 'none';
    const values: Readonly<Record<string, string>> = {
      'supported-platforms': 'VPC',
      'default-vpc': defaultVpc,
      'vpc-max-security-groups-per-interface': String(limits.securityGroupsOfInterface),
      'max-instances': '20',
      'max-elastic-ips': String(limits.addresses),
      'vpc-max-elastic-ips': String(limits.addresses),
    };
    const unknown = names?.find((name) => !Object.hasOwn(values, name));
    if (unknown !== undefined) throw invalidValue(`Value (${unknown}) for parameter attributeName is invalid.`);
    const wanted = Object.entries(values).filter(([name]) => !names?.length || names.some((given) => given === name));
    return { AccountAttributes: wanted.map(([name, value]) => ({ AttributeName: name, AttributeValues: [{ AttributeValue: value }] })) };
  },
);
