// What the lab "Data binding" demands: the app by the lab's own specs, and the learner's specs by the faulty apps that they find.
import { type Check, defineChecks } from '../../src/lab/definition.ts';
import { requireDemand, requireGreen, requireNoticed } from '../../src/lab/evidence/spec-results.ts';
import { type BrokenName, brokenViews } from './broken-views.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { PuzzleBook } from './puzzles.ts';

const demands = (id: string, spec: Demand, title: string, expected: string): Check<PuzzleBook> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, { judgeSpec, spec, expected }),
});

const tests = (id: string, title: string, name: BrokenName): Check<PuzzleBook> => ({
  id,
  title,
  on: 'shown',
  judge(context) {
    const { files, fault, wanted } = brokenViews[name];
    return requireNoticed(context, { files, observed: `Your specs do not notice an app that ${fault}.`, expected: wanted });
  },
});

export default defineChecks<PuzzleBook>([
  demands(
    'bound',
    'bound',
    'bind() puts each text of the model into every element of its name.',
    'All elements with a data-name are filled, whatever the names are.',
  ),
  demands(
    'as-text',
    'as-text',
    'Marks of HTML in a text are shown, and make nothing.',
    'textContent: the browser takes what it is given for text, and for nothing else.',
  ),
  tests('as-text-tested', 'Your specs notice an app that takes texts for HTML.', 'as-html'),
  demands(
    'typed',
    'typed',
    'The badge shows what is being typed.',
    "At each 'input' of the form: model.answer gets the value of the input, and bind(view, model) shows it.",
  ),
  tests('typed-tested', 'Your specs notice a badge that stays empty.', 'badge-empty'),
  demands(
    'right',
    'right',
    'isRight() knows the answer, in capital letters and with spaces around it, too, and no other answer.',
    'Both made small letters, spaces at both ends taken away, and then compared as a whole.',
  ),
  tests('right-tested', 'Your specs notice an app that minds capital letters and spaces.', 'exact-only'),
  demands(
    'stays',
    'stays',
    'The page stays when the form is sent.',
    'event.preventDefault(): else the browser loads the page anew, and the app begins again.',
  ),
  demands(
    'verdict',
    'verdict',
    'The verdict is shown when an answer is sent, and everything else stays as it was.',
    "model.verdict gets 'Right!' or 'Not yet.', and bind(view, model) shows the whole model.",
  ),
  tests('verdict-tested', 'Your specs notice an app that finds everything right.', 'all-right'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
