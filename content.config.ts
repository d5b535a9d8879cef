// The content collections: Starlight's pages, and what a page may say about itself besides.

import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        /** The id of the lab that stands beside the prose: the name of a folder in labs/. */
        lab: z.string().optional(),
      }),
    }),
  }),
};
