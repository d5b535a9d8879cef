// CreateKeyPair, ImportKeyPair, DeleteKeyPair, DescribeKeyPairs. A key that is made here is a real one, and kept nowhere.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
import type {
  CreateKeyPairRequest,
  DeleteKeyPairRequest,
  DeleteKeyPairResult,
  DescribeKeyPairsRequest,
  DescribeKeyPairsResult,
  ImportKeyPairRequest,
  ImportKeyPairResult,
  KeyPair,
  KeyPairInfo,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { writePem } from '../../../core/pem.ts';
import { rsaPrivateKey } from '../../../core/rsa-der.ts';
import { rsaKeyOf } from '../../../core/rsa-key.ts';
import { missingParameter, notEmbedded, wrongValue } from '../errors.ts';
import { filtered } from '../filters.ts';
import { changes, reads } from '../operation.ts';
import { privateFingerprint, readPublicKey, sshPublicKey } from '../public-keys.ts';
import type { Region } from '../region.ts';
import type { KeyPairRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createKeyPair = changes<CreateKeyPairRequest, KeyPair>(
  ['KeyName', 'KeyType', 'KeyFormat', 'TagSpecifications'],
  ({ KeyName: name = '', KeyType: type = 'rsa', KeyFormat: format = 'pem', TagSpecifications: specifications }, here) => {
    checkName(here, name);
    if (type === 'ed25519') throw notEmbedded('CreateKeyPair with the type ed25519');
    if (type !== 'rsa') throw wrongValue('keyType', type);
    if (format === 'ppk') throw notEmbedded('CreateKeyPair with the format ppk');
    if (format !== 'pem') throw wrongValue('keyFormat', format);
    const tags = specifiedTags(specifications, 'key-pair');
    const key = rsaKeyOf(`ec2 ${here.account} ${here.region} ${name} ${here.hex(16)}`);
    const kept = keep(here, { KeyName: name, KeyType: 'rsa', KeyFingerprint: privateFingerprint(key), PublicKey: sshPublicKey(key) });
    keepTags(here, kept.KeyPairId, tags);
    return {
      KeyPairId: kept.KeyPairId,
      KeyName: name,
      KeyFingerprint: kept.KeyFingerprint,
      KeyMaterial: writePem('RSA PRIVATE KEY', rsaPrivateKey(key)),
      Tags: tagsOf(here, kept.KeyPairId),
    };
  },
);

export const importKeyPair = changes<ImportKeyPairRequest, ImportKeyPairResult>(
  ['KeyName', 'PublicKeyMaterial', 'TagSpecifications'],
  ({ KeyName: name = '', PublicKeyMaterial: material = new Uint8Array(), TagSpecifications: specifications }, here) => {
    checkName(here, name);
    const text = new TextDecoder().decode(material).trim();
    const key = readPublicKey(text);
    if (!key) throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
    const tags = specifiedTags(specifications, 'key-pair');
    const kept = keep(here, { KeyName: name, KeyType: key.type, KeyFingerprint: key.fingerprint, PublicKey: text });
    keepTags(here, kept.KeyPairId, tags);
    const { KeyPairId, KeyFingerprint } = kept;
    return { KeyPairId, KeyName: name, KeyFingerprint, Tags: tagsOf(here, KeyPairId) };
  },
);

function checkName(here: Region, name: string): void {
  if (name === '') throw missingParameter('KeyName');
  if (name.length > 255) throw wrongValue('keyName', name);
  if (here.state.keyPairs.has(name)) throw new AwsError('InvalidKeyPair.Duplicate', `The keypair '${name}' already exists.`);
}

function keep(here: Region, about: Omit<KeyPairRecord, 'KeyPairId' | 'createdMs'>): KeyPairRecord {
  const record: KeyPairRecord = { KeyPairId: here.newId('key'), ...about, createdMs: here.now() };
  here.state.keyPairs.set(record.KeyName, record);
  return record;
}

/** AWS: one that is not there is deleted all the same. */
export const deleteKeyPair = changes<DeleteKeyPairRequest, DeleteKeyPairResult>(
  ['KeyName', 'KeyPairId'],
  ({ KeyName: name, KeyPairId: id }, here) => {
    if (name === undefined && id === undefined) throw missingParameter('KeyName');
    const key = [...here.state.keyPairs.values()].find(({ KeyName, KeyPairId }) =>
      id === undefined ? KeyName === name : KeyPairId === id,
    );
    if (key) {
      here.state.keyPairs.delete(key.KeyName);
      dropTags(here, key.KeyPairId);
    }
    return { Return: true, ...(key && { KeyPairId: key.KeyPairId }) };
  },
);

export const describeKeyPairs = reads<DescribeKeyPairsRequest, DescribeKeyPairsResult>(
  ['KeyNames', 'KeyPairIds', 'Filters', 'IncludePublicKey'],
  ({ KeyNames: names = [], KeyPairIds: ids = [], Filters: filters, IncludePublicKey: withKey }, here) => {
    const all = [...here.state.keyPairs.values()];
    const byName = names.map((name) => here.state.keyPairs.get(name) ?? noKey(`The key pair '${name}' does not exist`));
    const byId = ids.map((id) => all.find(({ KeyPairId }) => KeyPairId === id) ?? noKey(`The key pair ID '${id}' does not exist`));
    const wanted = names.length + ids.length > 0 ? new Set([...byName, ...byId]) : all;
    const fields = {
      fingerprint: ({ KeyFingerprint }: KeyPairRecord) => KeyFingerprint,
      'key-name': ({ KeyName }: KeyPairRecord) => KeyName,
      'key-pair-id': ({ KeyPairId }: KeyPairRecord) => KeyPairId,
    };
    const shown = filtered(here, wanted, filters, { fields, idOf: ({ KeyPairId }) => KeyPairId });
    return {
      KeyPairs: shown.map(
        ({ createdMs, PublicKey, ...key }): KeyPairInfo => ({
          ...key,
          CreateTime: new Date(createdMs),
          ...(withKey && { PublicKey }),
          Tags: tagsOf(here, key.KeyPairId),
        }),
      ),
    };
  },
);

function noKey(sentence: string): never {
  throw new AwsError('InvalidKeyPair.NotFound', sentence);
}
