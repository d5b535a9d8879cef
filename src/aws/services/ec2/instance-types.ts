// The instance types that can be run: the usual families, with what they have.
// AWS: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
interface Family {
  readonly architecture: 'x86_64' | 'arm64';
  /** GiB for each vCPU, from the size `large` on. */
  readonly memoryPerCpu: number;
  readonly kind: 'burstable' | 'steady';
  readonly hypervisor: 'nitro' | 'xen';
}

const family = (architecture: Family['architecture'], memoryPerCpu: number, hypervisor: Family['hypervisor'] = 'nitro'): Family => ({
  architecture,
  memoryPerCpu,
  kind: 'steady',
  hypervisor,
});
const burstable = (architecture: Family['architecture'], hypervisor: Family['hypervisor'] = 'nitro'): Family => ({
  ...family(architecture, 4, hypervisor),
  kind: 'burstable',
});

const families: Readonly<Record<string, Family>> = {
  t2: burstable('x86_64', 'xen'),
  t3: burstable('x86_64'),
  t3a: burstable('x86_64'),
  t4g: burstable('arm64'),
  ...Object.fromEntries(['m5', 'm6i', 'm7i'].map((name) => [name, family('x86_64', 4)])),
  ...Object.fromEntries(['c5', 'c6i', 'c7i'].map((name) => [name, family('x86_64', 2)])),
  ...Object.fromEntries(['r5', 'r6i', 'r7i'].map((name) => [name, family('x86_64', 8)])),
  ...Object.fromEntries(['m6g', 'm7g'].map((name) => [name, family('arm64', 4)])),
  ...Object.fromEntries(['c6g', 'c7g'].map((name) => [name, family('arm64', 2)])),
  ...Object.fromEntries(['r6g', 'r7g'].map((name) => [name, family('arm64', 8)])),
};

/** vCPUs and GiB. */
const smallSizes: Readonly<Record<string, readonly [cpus: number, memory: number]>> = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
};
const cpusOfSize: Readonly<Record<string, number>> = {
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
};
const largestBurstable = 8;

export interface MachineType {
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly cpus: number;
  readonly memoryMib: number;
  readonly kind: Family['kind'];
  readonly hypervisor: Family['hypervisor'];
}

export const machineTypes: ReadonlyMap<string, MachineType> = new Map(
  Object.entries(families).flatMap(([name, { memoryPerCpu, ...about }]) => {
    const isBurstable = about.kind === 'burstable';
    const small = isBurstable ? Object.entries(smallSizes) : [];
    const large = Object.entries(cpusOfSize)
      .filter(([, cpus]) => !isBurstable || cpus <= largestBurstable)
      .map(([size, cpus]) => [size, [cpus, cpus * memoryPerCpu] as const] as const);
    return [...small, ...large].map(([size, [cpus, memory]]): [string, MachineType] => {
      const type = `${name}.${size}`;
      // AWS: the older small ones have one vCPU.
      const own = name === 't2' && ['nano', 'micro', 'small'].includes(size) ? 1 : cpus;
      return [type, { ...about, name: type, cpus: own, memoryMib: memory * 1024 }];
    });
  }),
);

/** AWS: what runs when a request names no type is m1.small, which nobody should want; here it is the smallest of today. */
export const defaultType = 't3.micro';
