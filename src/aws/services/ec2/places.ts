// Regions and their availability zones.
// AWS: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html

/** The regions that every account has without asking for them. */
export const regionNames = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

export interface Zone {
  readonly name: string;
  /** The same for all accounts, as names are not: `use1-az1`. */
  readonly id: string;
}

/** New accounts do not see Tokyo's zone b. By design three zones each, though some regions have more. */
const letters: Readonly<Record<string, readonly string[]>> = { 'ap-northeast-1': ['a', 'c', 'd'] };

export function zonesOf(region: string): readonly Zone[] {
  return (letters[region] ?? ['a', 'b', 'c']).map((letter, place) => ({
    name: `${region}${letter}`,
    id: `${shortName(region)}-az${place + 1}`,
  }));
}

/** `us-east-1` is `use1`, `ap-northeast-1` is `apne1`, `eu-central-1` is `euc1`. */
function shortName(region: string): string {
  const [area = '', ...rest] = region.split('-');
  const place = rest.at(-1) ?? '';
  const direction = rest.slice(0, -1).join('');
  return area + (direction.match(/north|south|east|west|central|gov/g) ?? []).map((word) => word[0]).join('') + place;
}
