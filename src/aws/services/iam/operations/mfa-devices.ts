// Virtual MFA devices: created, enabled with two codes that follow each other, listed, deactivated, deleted.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html and its siblings
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { areConsecutiveCodes } from '../../../core/one-time-code.ts';
import type { Account } from '../account.ts';
import { answeredTime } from '../answered-time.ts';
import { callingUser } from '../calling-user.ts';
import { describedUser } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { VirtualMfaDevice } from '../entities.ts';
import { alreadyExists, deleteConflict, noSuchEntity, quotaExceeded } from '../errors.ts';
import { mfaSeed } from '../identifiers.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { checkedTags, tagsMember } from '../tags.ts';

export function mfaDevices(iam: Directory) {
  return {
    CreateVirtualMFADevice(input: Sdk.CreateVirtualMFADeviceRequest, context: CallContext): Sdk.CreateVirtualMFADeviceResponse {
      const account = iam.account(context);
      const name = input.VirtualMFADeviceName ?? '';
      const serial = account.arn('mfa', input.Path ?? '/', name);
      if (account.mfaDevices.has(serial)) throw alreadyExists('MFADevice entity at the same path and name already exists.');
      const device: VirtualMfaDevice = { name, serial, seed: mfaSeed(iam.environment.random), tags: checkedTags(input.Tags) };
      account.mfaDevices.set(serial, device);
      const seed = new TextEncoder().encode(device.seed);
      // By design without QRCodePNG: nobody scans the screen of a cloud that runs in it. The seed is all that an authenticator needs.
      return { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed: seed, ...tagsMember(device.tags) } };
    },

    EnableMFADevice(input: Sdk.EnableMFADeviceRequest, context: CallContext): void {
      const account = iam.account(context);
      const user = account.user(input.UserName);
      const device = account.mfaDevice(input.SerialNumber);
      if (device.holder !== undefined) throw alreadyExists(`MFA Device is already in use: ${device.serial}`);
      const held = [...account.mfaDevices.values()].filter(({ holder }) => holder === user.id);
      if (held.length >= limits.mfaDevicesPerUser) throw quotaExceeded('MFADevicesPerUser', limits.mfaDevicesPerUser);
      checkCodes(device, [input.AuthenticationCode1 ?? '', input.AuthenticationCode2 ?? ''], iam.now());
      device.holder = user.id;
      device.enabledMs = iam.now();
    },

    ResyncMFADevice(input: Sdk.ResyncMFADeviceRequest, context: CallContext): void {
      const account = iam.account(context);
      const device = heldDevice(account, input.UserName, input.SerialNumber);
      checkCodes(device, [input.AuthenticationCode1 ?? '', input.AuthenticationCode2 ?? ''], iam.now());
    },

    GetMFADevice({ SerialNumber, UserName }: Sdk.GetMFADeviceRequest, context: CallContext): Sdk.GetMFADeviceResponse {
      const account = iam.account(context);
      const { serial, enabledMs, holder } = heldDevice(account, callingUser(account, UserName, context).name, SerialNumber);
      const user = account.userById(holder ?? '');
      return { SerialNumber: serial, UserName: user?.name, ...(enabledMs !== undefined && { EnableDate: answeredTime(enabledMs) }) };
    },

    ListMFADevices(input: Sdk.ListMFADevicesRequest, context: CallContext): Sdk.ListMFADevicesResponse {
      const account = iam.account(context);
      const user = callingUser(account, input.UserName, context);
      const held = [...account.mfaDevices.values()].filter(({ holder }) => holder === user.id);
      const { items, paging } = pageOf(held, input, ({ serial }) => serial);
      const MFADevices = items.map(({ serial, enabledMs = 0 }) => ({
        UserName: user.name,
        SerialNumber: serial,
        EnableDate: answeredTime(enabledMs),
      }));
      return { MFADevices, ...paging };
    },

    ListVirtualMFADevices(input: Sdk.ListVirtualMFADevicesRequest, context: CallContext): Sdk.ListVirtualMFADevicesResponse {
      const account = iam.account(context);
      const { AssignmentStatus: status = 'Any' } = input;
      const found = [...account.mfaDevices.values()].filter(
        ({ holder }) => status === 'Any' || (holder !== undefined) === (status === 'Assigned'),
      );
      const { items, paging } = pageOf(found, input, ({ serial }) => serial);
      return { VirtualMFADevices: items.map((device) => described(account, device)), ...paging };
    },

    DeactivateMFADevice(input: Sdk.DeactivateMFADeviceRequest, context: CallContext): void {
      const account = iam.account(context);
      const device = heldDevice(account, callingUser(account, input.UserName, context).name, input.SerialNumber);
      delete device.holder;
      delete device.enabledMs;
    },

    DeleteVirtualMFADevice({ SerialNumber }: Sdk.DeleteVirtualMFADeviceRequest, context: CallContext): void {
      const account = iam.account(context);
      const device = account.mfaDevice(SerialNumber);
      if (device.holder !== undefined) throw deleteConflict('You must deactivate the MFA device before it can be deleted.');
      account.mfaDevices.delete(device.serial);
    },
  };
}

function heldDevice(account: Account, userName: string | undefined, serial: string | undefined): VirtualMfaDevice {
  const user = account.user(userName);
  const device = account.mfaDevices.get(serial ?? '');
  if (device?.holder !== user.id) throw noSuchEntity(`MFA Device invalid for user.`);
  return device;
}

function checkCodes({ seed }: VirtualMfaDevice, codes: readonly [string, string], nowMs: number): void {
  if (areConsecutiveCodes(seed, codes, nowMs)) return;
  // AWS: the sentence is that of the documentation's page on troubleshooting MFA.
  throw new AwsError('InvalidAuthenticationCode', 'Authentication code for device is not valid.', 403);
}

function described(account: Account, { serial, holder, enabledMs, tags }: VirtualMfaDevice): Sdk.VirtualMFADevice {
  const user = holder === undefined ? undefined : account.userById(holder);
  return {
    SerialNumber: serial,
    ...(user && { User: describedUser(user) }),
    ...(enabledMs !== undefined && { EnableDate: answeredTime(enabledMs) }),
    ...tagsMember(tags),
  };
}
