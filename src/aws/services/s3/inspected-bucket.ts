// A bucket as the inspector shows it.
import type { Bucket } from './bucket.ts';

export function inspectedBucket({ definition, settings, objects, uploads }: Bucket) {
  return {
    name: definition.name,
    region: definition.region,
    versioning: settings.versioning ?? 'off',
    objects: objects.keys.flatMap((key) => {
      const current = objects.current(key);
      return current ? [{ key, size: current.size, etag: current.etag, versions: objects.versions(key).length }] : [];
    }),
    uploadsUnderWay: uploads.size,
    settings: Object.keys(settings),
  };
}
