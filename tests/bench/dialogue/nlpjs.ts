// nlp.js as its guide uses it: English, no entities, its own threshold and its own class for what it does not know.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../../src/dialogue/measure/measure.ts';

const fromPeers = createRequire(join(fileURLToPath(new URL('../../peers/', import.meta.url)), 'package.json'));

interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, utterance: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, utterance: string): Promise<{ readonly intent: string }>;
}
interface NlpModule {
  Nlp: new (settings: object) => Nlp;
}
interface Container {
  use(plugin: unknown): void;
}

/** Trains nlp.js, and gives what answers for it. */
export async function nlpJs(
  utterances: readonly { readonly text: string; readonly intent: string }[],
): Promise<(text: string) => Promise<Answer>> {
  const { containerBootstrap } = fromPeers('@nlpjs/core') as { containerBootstrap(): Promise<Container> };
  const { LangEn } = fromPeers('@nlpjs/lang-en') as { LangEn: unknown };
  const { Nlp } = fromPeers('@nlpjs/nlp') as NlpModule;
  const container = await containerBootstrap();
  const nlp = new Nlp({ container, languages: ['en'], forceNER: false, autoSave: false, nlu: { log: false } });
  container.use(LangEn);
  nlp.addLanguage('en');
  for (const { text, intent } of utterances) nlp.addDocument('en', text, intent);
  await nlp.train();
  return async (text) => {
    const { intent } = await nlp.process('en', text);
    return intent === 'None' ? { intent: null, verdict: 'refused' } : { intent, verdict: 'accepted' };
  };
}
