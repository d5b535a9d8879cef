// What a CORS configuration may say.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { badRequest } from './errors.ts';

/** Throws AwsError BadRequestException. */
export function checkCors(cors: Cors | undefined): void {
  if (!cors) return;
  const { AllowCredentials: credentials, AllowOrigins: origins = [], MaxAge: age } = cors;
  if (credentials && origins.includes('*'))
    throw badRequest('Invalid CORS configuration: allowOrigins cannot be * when allowCredentials is true.');
  if (!origins.every((origin) => /^(\*|https?:\/\/\S+|[a-z][a-z0-9+.-]*:\/\/\S*)$/i.test(origin)))
    throw badRequest('Invalid format for origin: it begins with a scheme such as https://, or is *.');
  if (age !== undefined && (age < -1 || age > 86_400)) throw badRequest('Invalid value for maxAge: it must be between -1 and 86400.');
}
