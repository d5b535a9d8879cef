// AssociateIamInstanceProfile, DisassociateIamInstanceProfile, ReplaceIamInstanceProfileAssociation, DescribeIamInstanceProfileAssociations.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateIamInstanceProfile.html
import type {
  AssociateIamInstanceProfileRequest,
  AssociateIamInstanceProfileResult,
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult,
  DisassociateIamInstanceProfileRequest,
  DisassociateIamInstanceProfileResult,
  IamInstanceProfileAssociation,
  ReplaceIamInstanceProfileAssociationRequest,
  ReplaceIamInstanceProfileAssociationResult,
} from '@aws-sdk/client-ec2';
import { incorrectState, missingParameter, noSuch } from '../errors.ts';
import { filtered } from '../filters.ts';
import { profileOf } from '../launch-settings.ts';
import { paged } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { InstanceRecord } from '../region-state.ts';

type WithProfile = InstanceRecord & { iamProfile: NonNullable<InstanceRecord['iamProfile']> };

const withProfiles = (here: Region) =>
  [...here.state.instances.values()].filter((instance): instance is WithProfile => instance.iamProfile !== undefined);

const told = (
  { InstanceId, iamProfile: { AssociationId, Arn, Id } }: WithProfile,
  State: IamInstanceProfileAssociation['State'],
): IamInstanceProfileAssociation => ({ AssociationId, InstanceId, IamInstanceProfile: { Arn, Id }, State });

export const associateIamInstanceProfile = changes<AssociateIamInstanceProfileRequest, AssociateIamInstanceProfileResult>(
  ['IamInstanceProfile', 'InstanceId'],
  ({ IamInstanceProfile: wanted, InstanceId: id = '' }, here) => {
    const instance = found(here.state.instances, 'i', id);
    const iamProfile = profileOf(here, wanted);
    if (!iamProfile) throw missingParameter('IamInstanceProfile');
    if (instance.iamProfile) throw incorrectState(`There is an existing association for instance ${id}`);
    instance.iamProfile = iamProfile;
    return { IamInstanceProfileAssociation: told({ ...instance, iamProfile }, 'associating') };
  },
);

function foundAssociation(here: Region, id: string): WithProfile {
  const instance = withProfiles(here).find(({ iamProfile }) => iamProfile.AssociationId === id);
  if (!instance) throw noSuch('iip-assoc', id);
  return instance;
}

export const disassociateIamInstanceProfile = changes<DisassociateIamInstanceProfileRequest, DisassociateIamInstanceProfileResult>(
  ['AssociationId'],
  ({ AssociationId: id = '' }, here) => {
    const instance = foundAssociation(here, id);
    const IamInstanceProfileAssociation = told(instance, 'disassociating');
    delete (instance as InstanceRecord).iamProfile;
    return { IamInstanceProfileAssociation };
  },
);

export const replaceIamInstanceProfileAssociation = changes<
  ReplaceIamInstanceProfileAssociationRequest,
  ReplaceIamInstanceProfileAssociationResult
>(['IamInstanceProfile', 'AssociationId'], ({ IamInstanceProfile: wanted, AssociationId: id = '' }, here) => {
  const instance = foundAssociation(here, id);
  const iamProfile = profileOf(here, wanted);
  if (!iamProfile) throw missingParameter('IamInstanceProfile');
  instance.iamProfile = iamProfile;
  return { IamInstanceProfileAssociation: told(instance, 'associating') };
});

export const describeIamInstanceProfileAssociations = reads<
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult
>(['AssociationIds', 'Filters', 'MaxResults', 'NextToken'], (input, here) => {
  const all = input.AssociationIds?.length ? input.AssociationIds.map((id) => foundAssociation(here, id)) : withProfiles(here);
  const fields = { 'instance-id': ({ InstanceId }: WithProfile) => InstanceId, state: () => 'associated' };
  const shown = filtered(here, all, input.Filters, { fields, idOf: ({ InstanceId }) => InstanceId });
  const { items, ...next } = paged(shown, ({ iamProfile }) => iamProfile.AssociationId, input);
  return { IamInstanceProfileAssociations: items.map((instance) => told(instance, 'associated')), ...next };
});
