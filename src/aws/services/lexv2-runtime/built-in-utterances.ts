// What the built-in intents are understood by. Lex does not say its own phrases; these are those that its guide names, and close ones.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intents.html

export const BUILT_IN_UTTERANCES: Readonly<Record<string, readonly string[]>> = {
  'AMAZON.CancelIntent': ['cancel', 'never mind', 'forget it', 'cancel that'],
  'AMAZON.HelpIntent': ['help', 'help me', 'can you help me', 'I need help', 'what can I do'],
  'AMAZON.PauseIntent': ['pause', 'pause that', 'wait a moment'],
  'AMAZON.RepeatIntent': ['repeat', 'repeat that', 'say that again'],
  'AMAZON.ResumeIntent': ['resume', 'continue', 'keep going'],
  'AMAZON.StartOverIntent': ['start over', 'restart', 'start again'],
  'AMAZON.StopIntent': ['stop', 'off', 'shut up'],
};
