// A bot in Japanese, talked to: registering for an event of the conference, in ja_JP. Inferred: AWS's guides print no conversation in Japanese.
import { test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing } from '../testing/talk.ts';
import { guideCloud } from '../testing/transcript.ts';

async function registrar() {
  const cloud = guideCloud();
  const address = await cloud.bot('registrar', 'ja_JP');
  const kinds = await cloud.slotType(address, 'Kinds', [], {
    slotTypeValues: [
      { sampleValue: { value: 'ハンズオン' }, synonyms: [{ value: 'ワークショップ' }] },
      { sampleValue: { value: 'セッション' }, synonyms: [{ value: '講演' }] },
    ],
  });
  const register = await cloud.intent(
    address,
    'RegisterUserForEvent',
    ['イベントに登録したい', '{eventDate}の{kind}に登録したい', '{kind}に申し込みたい', '参加を申し込みます'],
    {
      intentConfirmationSetting: {
        promptSpecification: prompt('{eventDate}の{startTime}から、{kind}に{people}名で登録してよろしいですか？'),
        declinationResponse: { messageGroups: [{ message: { plainTextMessage: { value: '登録をやめました。' } } }] },
      },
      intentClosingSetting: closing('登録しました。'),
    },
  );
  await register.slot('kind', kinds, 'ハンズオンとセッションのどちらですか？');
  await register.slot('eventDate', 'AMAZON.Date', 'いつ参加しますか？');
  await register.slot('startTime', 'AMAZON.Time', '何時からですか？');
  await register.slot('people', 'AMAZON.Number', '何名ですか？');
  await cloud.intent(address, 'Venue', ['会場はどこですか', '場所を教えてください'], { intentClosingSetting: closing('横浜です。') });
  await cloud.build(address);
  return { ...cloud, address };
}

test('ja_JP: a date in the first utterance, a time of two meanings, polite answers, yes', async () => {
  const { follow, address } = await registrar();
  await follow(address, [
    { user: '来週の金曜日のワークショップに登録したい', bot: ['何時からですか？'], action: 'ElicitSlot' },
    // 3 or 15 o'clock.
    { user: '3時', bot: ['何時からですか？'], action: 'ElicitSlot' },
    { user: '午後3時です', bot: ['何名ですか？'] },
    {
      user: '2名です',
      bot: ['2026-11-06の15:00から、ハンズオンに2名で登録してよろしいですか？'],
      action: 'ConfirmIntent',
    },
    { user: 'はい、お願いします', bot: ['登録しました。'], action: 'Close', state: 'Fulfilled' },
  ]);
});

test('ja_JP: each slot is asked for; another intent may be said meanwhile; no ends it', async () => {
  const { follow, address } = await registrar();
  await follow(address, [
    { user: '会場はどこですか', bot: ['横浜です。'], state: 'Fulfilled' },
    { user: 'イベントに登録したい', bot: ['ハンズオンとセッションのどちらですか？'] },
    { user: '講演でお願いします', bot: ['いつ参加しますか？'] },
    { user: '3月12日', bot: ['何時からですか？'] },
    { user: '午前10時半', bot: ['何名ですか？'] },
    { user: 'ひとり', bot: ['2027-03-12の10:30から、セッションに1名で登録してよろしいですか？'] },
    { user: 'いいえ', bot: ['登録をやめました。'], action: 'Close', state: 'Failed' },
  ]);
});
