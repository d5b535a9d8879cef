// npm test: every deterministic test, the browser included; one sum at the end, and a status that tells.
import { untilAsked } from '../../src/server/until-asked.ts';
import { type Outcome, summary } from './outcome.ts';
import { testSteps } from './test-steps.ts';

/** Runs all steps; a failure does not hide the next one. Returns 0 only when nothing failed. */
export async function main(): Promise<number> {
  void untilAsked().then(() => process.exit(130));
  const outcomes: Outcome[] = [];
  for (const [index, step] of testSteps.entries()) {
    const place = `test ${index + 1} of ${testSteps.length}: ${step.name}`;
    const started = performance.now();
    const say = (words: string) => process.stderr.write(`sandshark: ${place}: ${words}\n`);
    say('…');
    try {
      outcomes.push(...(await step.run(say)));
    } catch (error) {
      // Nothing of the step ran (no browser, no build): that is a failure with a sentence, not a skip.
      const sentence = error instanceof Error ? error.message : String(error);
      outcomes.push({ name: `${step.name}: ${sentence.split('\n')[0]}`, status: 'failed', tookMs: performance.now() - started });
      say(sentence);
    }
    say(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  process.stdout.write(summary(outcomes));
  return outcomes.some((outcome) => outcome.status === 'failed') ? 1 : 0;
}
