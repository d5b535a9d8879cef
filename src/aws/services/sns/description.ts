// What the embedded SNS says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'Simple Notification Service, API 2010-03-31, as of 2026-11: topics, FIFO topics, queues, functions and Firehose streams as subscribers. Sentences of errors as users and other emulators quote them.',
  gaps: [
    'Subscriptions of http, https, email and sms are accepted, stay pending, and nothing is sent to them: the inspector lists what they would have got, and their tokens.',
    'No platform applications, no SMS, no data protection policies, no archive and replay: 501.',
    'No visits of SubscribeURL and UnsubscribeURL without a signature: confirm with ConfirmSubscription.',
    'No encryption: KmsMasterKeyId is stored and answered; errors of KMS never come. Delivery status logs are not written.',
    'A FIFO topic does not hold up later messages while an earlier one is tried again.',
  ],
  byDesign: [
    'Signatures cannot be verified: SigningCertURL leads nowhere and Signature is a digest.',
    'A notification arrives 20 milliseconds after its publication.',
    'Each message is delivered once.',
    'Deleting a topic or a subscription takes effect at once, also for what is on its way.',
  ],
  clientQuirks: [
    'An IAM user of the account needs sns:Publish of its own: the default policy of a topic speaks of services that send AWS:SourceOwner.',
    'A queue must allow sns.amazonaws.com in its policy, with aws:SourceArn of the topic; otherwise the message goes to the dead letters of the subscription, or is lost.',
    'What a function gets spells SigningCertUrl and UnsubscribeUrl, what a queue gets SigningCertURL and UnsubscribeURL.',
  ],
};
