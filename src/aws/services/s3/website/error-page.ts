// The HTML that a website endpoint answers when something is wrong and the site has no page for it.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html ("returns an HTML document")

import type { AwsError } from '../../../core/errors.ts';
import { escapeXml } from '../../../protocols/xml-output.ts';

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
};

export function errorPage({ code, message, status, members }: AwsError): Uint8Array {
  const title = `${status} ${phrases[status] ?? 'Error'}`;
  const facts = Object.entries({ Code: code, Message: message, ...members });
  const items = facts.map(([name, value]) => `<li>${name}: ${escapeXml(String(value))}</li>`).join('\n');
  const html = `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n<ul>\n${items}\n</ul>\n<hr/>\n</body>\n</html>\n`;
  return new TextEncoder().encode(html);
}
