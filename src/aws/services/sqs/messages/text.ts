// Which characters a message may hold.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html

/** Tab, line feed, carriage return, and all of Unicode from the space on that is a character; half a surrogate pair is none. */
export function isAllowedText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  return !/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) && text.isWellFormed();
}
