// Layers by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html and the pages of the operations.
import {
  CreateFunctionCommand,
  DeleteLayerVersionCommand,
  GetLayerVersionByArnCommand,
  GetLayerVersionCommand,
  ListLayersCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, lambdaCloud, REGION, refusal, zipOf } from '../testing/lambda-cloud.ts';

const LayerName = 'words';
const layerArn = `arn:aws:lambda:${REGION}:${ACCOUNT}:layer:${LayerName}`;

async function withLayer() {
  const cloud = await lambdaCloud();
  const publish = (word: string, more: object = {}) =>
    cloud.lambda.send(
      new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: zipOf({ 'words.js': `module.exports = '${word}';` }) }, ...more }),
    );
  const first = await publish('one', { CompatibleRuntimes: ['nodejs22.x'], Description: 'a word', LicenseInfo: 'MIT' });
  return { ...cloud, publish, first };
}

describe('a layer', () => {
  it('is published version by version, found and listed', async () => {
    const { lambda, publish, first } = await withLayer();
    expect(first).toMatchObject({
      LayerArn: layerArn,
      LayerVersionArn: `${layerArn}:1`,
      Version: 1,
      Description: 'a word',
      LicenseInfo: 'MIT',
      CompatibleRuntimes: ['nodejs22.x'],
      CreatedDate: '2026-11-01T00:00:00.000+0000',
      Content: { CodeSize: expect.any(Number), CodeSha256: expect.any(String), Location: expect.stringMatching(/^data:/) },
    });
    expect(await publish('two')).toMatchObject({ Version: 2 });
    expect(await lambda.send(new GetLayerVersionCommand({ LayerName, VersionNumber: 1 }))).toMatchObject({ Version: 1 });
    expect(await lambda.send(new GetLayerVersionByArnCommand({ Arn: `${layerArn}:2` }))).toMatchObject({ Version: 2 });
    const versions = async (more: object = {}) =>
      (await lambda.send(new ListLayerVersionsCommand({ LayerName, ...more }))).LayerVersions?.map(({ Version }) => Version);
    expect([await versions(), await versions({ CompatibleRuntime: 'nodejs22.x' }), await versions({ LayerName: 'none' })]).toEqual([
      [2, 1],
      [1],
      [],
    ]);
    const { Layers } = await lambda.send(new ListLayersCommand({}));
    expect(Layers).toMatchObject([{ LayerName, LayerArn: layerArn, LatestMatchingVersion: { Version: 2 } }]);
  });

  it('lies under /opt of the functions that have it, later layers over earlier ones', async () => {
    const cloud = await withLayer();
    const over = await cloud.lambda.send(
      new PublishLayerVersionCommand({
        LayerName: 'over',
        Content: { ZipFile: zipOf({ 'words.js': "module.exports = 'over';", 'more.js': 'module.exports = 2;' }) },
      }),
    );
    const handler = "async () => [require('/opt/words.js'), process.env.AWS_REGION]";
    await cloud.createFunction('one', handler, { Layers: [`${layerArn}:1`] });
    const both = await cloud.createFunction('both', handler, { Layers: [`${layerArn}:1`, over.LayerVersionArn ?? ''] });
    expect(both.Layers).toEqual([
      { Arn: `${layerArn}:1`, CodeSize: cloud.first.Content?.CodeSize },
      { Arn: over.LayerVersionArn, CodeSize: over.Content?.CodeSize },
    ]);
    expect((await cloud.invoke('one')).value).toEqual(['one', REGION]);
    expect((await cloud.invoke('both')).value).toEqual(['over', REGION]);
  });

  it('goes on in the functions that have it when it is deleted; no other function gets it, and its number is not given again', async () => {
    const cloud = await withLayer();
    await cloud.createFunction('has', "async () => require('/opt/words.js')", { Layers: [`${layerArn}:1`] });
    await cloud.lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber: 1 }));
    await cloud.lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber: 1 }));
    expect((await cloud.invoke('has')).value).toBe('one');
    await expect(cloud.lambda.send(new GetLayerVersionCommand({ LayerName, VersionNumber: 1 }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404),
    );
    const late = cloud.request('late', '1', { Layers: [`${layerArn}:1`] });
    await expect(cloud.lambda.send(new CreateFunctionCommand(late))).rejects.toMatchObject(refusal('InvalidParameterValueException', 400));
    expect((await cloud.lambda.send(new ListLayersCommand({}))).Layers).toEqual([]);
    expect(await cloud.publish('two')).toMatchObject({ Version: 2 });
  });

  it('is refused to a function twice, from another region, more than five, or of another account', async () => {
    const cloud = await withLayer();
    await cloud.publish('two');
    const create = (...Layers: string[]) => cloud.lambda.send(new CreateFunctionCommand(cloud.request('f', '1', { Layers })));
    await expect(create(`${layerArn}:1`, `${layerArn}:2`)).rejects.toMatchObject({
      message: expect.stringContaining('Two different versions of the same layer'),
    });
    await expect(create(`${layerArn.replace(REGION, 'eu-west-1')}:1`)).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(create(...Array.from({ length: 6 }, () => `${layerArn}:1`))).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(create(`${layerArn.replace(ACCOUNT, '999999999999')}:1`)).rejects.toMatchObject(refusal('NotImplemented', 501));
  });

  it('is refused without a zip, and looked for in vain', async () => {
    const { lambda, publish } = await withLayer();
    await expect(publish('x', { Content: { ZipFile: new Uint8Array([1]) } })).rejects.toMatchObject(
      refusal('InvalidParameterValueException', 400),
    );
    await expect(lambda.send(new GetLayerVersionCommand({ LayerName, VersionNumber: 7 }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404, 'The resource you requested does not exist.'),
    );
    await expect(lambda.send(new GetLayerVersionByArnCommand({ Arn: `${layerArn}:7` }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404),
    );
  });
});
