// The built-in intents, with those that can be used here.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intents.html

export const BUILT_IN_INTENTS: Readonly<Record<string, string>> = {
  'AMAZON.CancelIntent': 'Responds to words and phrases that say that the user wants to cancel the interaction.',
  'AMAZON.FallbackIntent': 'Is taken when no other intent is understood.',
  'AMAZON.HelpIntent': 'Responds to words and phrases that say that the user needs help.',
  'AMAZON.PauseIntent': 'Responds to words and phrases that ask to pause.',
  'AMAZON.RepeatIntent': 'Responds to words and phrases that ask to repeat the last message.',
  'AMAZON.ResumeIntent': 'Responds to words and phrases that ask to go on.',
  'AMAZON.StartOverIntent': 'Responds to words and phrases that ask to begin anew.',
  'AMAZON.StopIntent': 'Responds to words and phrases that ask to stop.',
};
