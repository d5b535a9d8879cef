// Roles linked to a service: CreateServiceLinkedRole, DeleteServiceLinkedRole, GetServiceLinkedRoleDeletionStatus.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse,
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { describedRole } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { Role } from '../entities.ts';
import { invalidInput, noSuchEntity } from '../errors.ts';
import { limits } from '../limits.ts';
import { linkedRoleName, takesNoSuffix } from '../linked-role-name.ts';
import { renamePrincipal } from '../renamed-principal.ts';

export function serviceLinkedRoles(iam: Directory) {
  return {
    CreateServiceLinkedRole(input: CreateServiceLinkedRoleRequest, context: CallContext): CreateServiceLinkedRoleResponse {
      const account = iam.account(context);
      const service = input.AWSServiceName ?? '';
      // The sentence is inferred.
      if (!service.endsWith('.amazonaws.com')) throw invalidInput(`${service} is not a valid service principal.`);
      if (input.CustomSuffix !== undefined && takesNoSuffix(service)) throw invalidInput(`Custom suffix is not allowed for ${service}`);
      const name = linkedRoleName(service, input.CustomSuffix);
      if (account.roles.has(name))
        throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
      const path = `/aws-service-role/${service}/`;
      const role: Role = {
        name,
        path,
        arn: account.arn('role', path, name),
        id: iam.newId('AROA'),
        createdMs: iam.now(),
        inline: new Map(),
        attached: new Set(),
        trustPolicy: trustFor(service),
        maxSessionSeconds: limits.defaultSessionSeconds,
        tags: [],
        linkedService: service,
        ...(input.Description !== undefined && { description: input.Description }),
      };
      account.roles.set(name, role);
      return { Role: { ...describedRole(role), MaxSessionDuration: undefined } };
    },

    DeleteServiceLinkedRole({ RoleName }: DeleteServiceLinkedRoleRequest, context: CallContext): DeleteServiceLinkedRoleResponse {
      const account = iam.account(context);
      const role = account.role(RoleName);
      // The sentence is inferred from that of a role that is not there.
      if (role.linkedService === undefined) throw noSuchEntity(`The service-linked role with name ${RoleName} cannot be found.`);
      const id = `task${role.path}${role.name}/${iam.environment.random.uuid()}`;
      account.roles.delete(role.name);
      renamePrincipal(iam.allRoles, role.arn, role.id);
      account.deletionTasks.add(id);
      return { DeletionTaskId: id };
    },

    /** By design: no service refuses to let its role go, and none takes time for it. */
    GetServiceLinkedRoleDeletionStatus(
      { DeletionTaskId = '' }: GetServiceLinkedRoleDeletionStatusRequest,
      context: CallContext,
    ): GetServiceLinkedRoleDeletionStatusResponse {
      if (iam.account(context).deletionTasks.has(DeletionTaskId)) return { Status: 'SUCCEEDED' };
      // The sentence is inferred.
      throw noSuchEntity(`The deletion task ${DeletionTaskId} cannot be found.`);
    },
  };
}

function trustFor(service: string): string {
  // In the form that LocalStack recorded.
  const statement = { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
