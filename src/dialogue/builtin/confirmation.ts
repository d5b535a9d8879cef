// AMAZON.Confirmation, and the answer to a yes-or-no question. AWS: .../lexv2/latest/dg/built-in-slot-confirmation.html
import { type Recognizer, readingOf, type Utterance } from './recognizer.ts';

export type Answer = 'Yes' | 'No' | 'Maybe' | "Don't know";

/** Phrases as the words of english.ts have them: contractions spelled out. The longest one at a place counts. */
const PHRASES: Readonly<Record<Answer, string>> = {
  "Don't know": `do not know|dunno|no idea|not sure|not sure about it|unknown|who knows|i have no idea|i have no clue|no clue|beats me|hard to say|not certain|i am not sure|i do not know|have not decided`,
  No: `no|nope|nah|naw|no way|negative|never|not really|no thanks|no thank you|forget it|decline|i will decline|do not|please do not|not now|not at all|absolutely not|definitely not|of course not|cancel|wrong|incorrect|that is wrong|that is not right|that is not correct|i disagree|n|nay|no sir|not correct|not right|reject|i would rather not|rather not|i do not want|i do not think so|do not think so`,
  Maybe: `maybe|perhaps|possibly|it is possible|sometimes|i might|might|that could be right|could be|probably|i guess|kind of|sort of|it depends|depends|may be`,
  Yes: `yes|yeah|yep|yup|ya|yea|aye|ok|okay|k|sure|sure thing|of course|certainly|absolutely|definitely|correct|right|that is right|that is correct|that is it|affirmative|i agree|i can agree|agreed|i have it|please do|do it|go ahead|sounds good|sounds great|fine|that is fine|perfect|great|exactly|indeed|y|confirm|confirmed|i confirm|yes please|why not|all right|alright|good|looks good|true|i would|i do|i am|by all means|you bet|uh huh|totally`,
};

const byPhrase = new Map<string, Answer>();
for (const [answer, phrases] of Object.entries(PHRASES)) for (const phrase of phrases.split('|')) byPhrase.set(phrase, answer as Answer);
const LONGEST = 5;

/** The answer that begins at this word, and the word behind it. */
function answerAt({ words }: Utterance, at: number): { readonly answer: Answer; readonly next: number } | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const phrase = words
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ');
    const answer = byPhrase.get(phrase);
    if (answer) return { answer, next: at + length };
  }
  return undefined;
}

export const confirmation: Recognizer = {
  kind: 'strict',
  examples: ['yes', 'no', 'maybe', 'not sure'],
  readAt(utterance, at) {
    const found = answerAt(utterance, at);
    return found && readingOf(utterance, at, found.next - 1, found.answer);
  },
};
