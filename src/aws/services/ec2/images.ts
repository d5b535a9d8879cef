// The machine images that every account sees: a few of those that AWS and others publish. Nothing stands behind them.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html

import type { Image } from '@aws-sdk/client-ec2';
import { sha256 } from '@noble/hashes/sha2.js';

export interface MachineImage {
  readonly ImageId: string;
  readonly Name: string;
  readonly Description: string;
  readonly Architecture: 'x86_64' | 'arm64';
  readonly OwnerId: string;
  readonly ImageOwnerAlias?: 'amazon';
  readonly CreationDate: string;
  readonly PlatformDetails: 'Linux/UNIX' | 'Windows';
  readonly RootDeviceName: string;
  readonly SnapshotId: string;
  readonly rootGib: number;
  /** IMDSv2 only, where the image says so. */
  readonly ImdsSupport?: 'v2.0';
}

type Published = Omit<MachineImage, 'ImageId' | 'SnapshotId'>;

const amazon = {
  OwnerId: '137112412989',
  ImageOwnerAlias: 'amazon',
  PlatformDetails: 'Linux/UNIX',
  RootDeviceName: '/dev/xvda',
  rootGib: 8,
} as const;
const canonical = { OwnerId: '099720109477', PlatformDetails: 'Linux/UNIX', RootDeviceName: '/dev/sda1', rootGib: 8 } as const;

const published: readonly Published[] = [
  ...(['x86_64', 'arm64'] as const).map((Architecture) => ({
    ...amazon,
    Name: `al2023-ami-2023.9.20261020.0-kernel-6.1-${Architecture}`,
    Description: `Amazon Linux 2023 AMI 2023.9.20261020.0 ${Architecture} HVM kernel-6.1`,
    Architecture,
    CreationDate: '2026-10-20T00:00:00.000Z',
    ImdsSupport: 'v2.0' as const,
  })),
  {
    ...amazon,
    Name: 'amzn2-ami-hvm-2.0.20260601.0-x86_64-gp2',
    Description: 'Amazon Linux 2 AMI 2.0.20260601.0 x86_64 HVM gp2',
    Architecture: 'x86_64',
    CreationDate: '2026-06-01T00:00:00.000Z',
  },
  ...(['amd64', 'arm64'] as const).map((architecture) => ({
    ...canonical,
    Name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${architecture}-server-20261001`,
    Description: `Canonical, Ubuntu, 24.04, ${architecture} noble image`,
    Architecture: architecture === 'amd64' ? ('x86_64' as const) : architecture,
    CreationDate: '2026-10-01T00:00:00.000Z',
  })),
  {
    OwnerId: '801119661308',
    ImageOwnerAlias: 'amazon',
    Name: 'Windows_Server-2025-English-Full-Base-2026.10.14',
    Description: 'Microsoft Windows Server 2025 Full Locale English AMI provided by Amazon',
    Architecture: 'x86_64',
    CreationDate: '2026-10-14T00:00:00.000Z',
    PlatformDetails: 'Windows',
    RootDeviceName: '/dev/sda1',
    rootGib: 30,
  },
];

/** Made once: every description of an instance asks for its image. */
const byRegion = new Map<string, ReadonlyMap<string, MachineImage>>();

/** The ids differ from region to region, as they do in AWS. */
export function imagesOf(region: string): ReadonlyMap<string, MachineImage> {
  const known = byRegion.get(region);
  if (known) return known;
  const images = published.map((image): MachineImage => {
    const digits = [...sha256(new TextEncoder().encode(`${region} ${image.Name}`))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    return { ...image, ImageId: `ami-0${digits.slice(0, 16)}`, SnapshotId: `snap-0${digits.slice(16, 32)}` };
  });
  const made = new Map(images.map((image) => [image.ImageId, image]));
  byRegion.set(region, made);
  return made;
}

export function describedImage({ rootGib, SnapshotId, ...image }: MachineImage): Image {
  return {
    ...image,
    ImageLocation: `${image.ImageOwnerAlias ?? image.OwnerId}/${image.Name}`,
    ImageType: 'machine',
    Public: true,
    State: 'available',
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    EnaSupport: true,
    SriovNetSupport: 'simple',
    RootDeviceType: 'ebs',
    UsageOperation: image.PlatformDetails === 'Windows' ? 'RunInstances:0002' : 'RunInstances',
    ...(image.PlatformDetails === 'Windows' && { Platform: 'Windows' }),
    BlockDeviceMappings: [
      {
        DeviceName: image.RootDeviceName,
        Ebs: { DeleteOnTermination: true, SnapshotId, VolumeSize: rootGib, VolumeType: 'gp3', Encrypted: false },
      },
    ],
    Tags: [],
  };
}
