// A lab with a function, for tests of its zip: the bytes must be these in Node and in a browser.

export const FUNCTION_SAMPLE = {
  'main.ts': "import { bundle } from 'workshop';\nexport const zip = bundle('functions/handler.ts');\n",
  'functions/handler.ts': `import { KinesisClient } from '@aws-sdk/client-kinesis';
import greeting from '../shared/greeting.txt';
import { sizes, type Size } from './sizes';

interface Event {
  readonly size: Size;
}

export const handler = async ({ size }: Event): Promise<string> => {
  const kinesis = new KinesisClient({});
  return greeting + sizes[size] + typeof kinesis;
};
`,
  'functions/sizes.ts': "export type Size = 'small' | 'large';\nexport const sizes: Record<Size, number> = { small: 1, large: 2 };\n",
  'shared/greeting.txt': 'hello\n',
};

/** Of the zip of `functions/handler.ts`. */
export const SAMPLE_SHA256 = '6706018f68a39fbfafa2a62666b60800b57fa8df811d7074e85df33f994d15b4';
