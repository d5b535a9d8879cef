// The requests that documents make, by protocol.
import type { PlainRequest } from './role-client.ts';

/** EC2's Query protocol: lists are numbered members. */
export function ec2Request(action: string, parameters: Readonly<Record<string, string>>): PlainRequest {
  const body = new URLSearchParams({ Action: action, Version: '2016-11-15', ...parameters }).toString();
  return { service: 'ec2', method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

/** One of S3's settings of a bucket. */
export function s3Setting(bucket: string, setting: string, body: string, headers: Readonly<Record<string, string>> = {}): PlainRequest {
  return {
    service: 's3',
    method: 'PUT',
    path: `/${encodeURIComponent(bucket)}?${setting}`,
    headers: { 'content-type': 'application/xml', ...headers },
    body,
  };
}

export function jsonRequest(service: string, target: string, version: '1.0' | '1.1', input: object): PlainRequest {
  const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target };
  return { service, method: 'POST', path: '/', headers, body: JSON.stringify(input) };
}

export function snsRequest(action: string, parameters: Readonly<Record<string, string>>): PlainRequest {
  const body = new URLSearchParams({ Action: action, Version: '2010-03-31', ...parameters }).toString();
  return { service: 'sns', method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

export function xmlElement(name: string, members: Readonly<Record<string, string>>): string {
  const inner = Object.entries(members).map(([member, value]) => `<${member}>${escaped(value)}</${member}>`);
  return `<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
