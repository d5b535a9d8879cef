// AMAZON.Confirmation in Japanese. Its values are those of English (inferred).
import type { Answer } from '../confirmation.ts';
import type { Recognizer } from '../recognizer.ts';
import { matchAt, readingOfMatch } from './text-at.ts';

const PHRASES: Readonly<Record<Answer, string>> = {
  "Don't know": 'わかりません|わからない|分かりません|分からない|知りません|知らない|さあ|未定です?|決めていません|まだ決まっていません',
  No: 'いいえ|いえ|いや|嫌です?|違います|違う|ちがいます|ちがう|ダメです?|だめです?|駄目です?|やめます|やめて(?:ください)?|やめる|キャンセル(?:します|して(?:ください)?)?|結構です|けっこうです|不要です?|いりません|要りません|ノー|よくないです?|間違っています|間違いです|そうではありません|しません|しないで(?:ください)?',
  Maybe: 'たぶん|多分|もしかしたら|もしかすると|おそらく|恐らく|かもしれません|かもしれない|ひょっとしたら|どうでしょう',
  Yes: 'はい|ええ|うん|そうです|そうだ|そう|お願いします|お願い|おねがいします|おねがい|オッケー|オーケー|ok|okay|いいです|いいよ|よいです|良いです|よろしいです|よろしく(?:お願いします)?|もちろん(?:です)?|了解(?:です|しました)?|大丈夫(?:です)?|問題ありません|問題ないです?|合っています|合ってます|正しいです?|その通り(?:です)?|そのとおり(?:です)?|確認しました|承知しました|ぜひ|結構ですよ|イエス|予約します|します',
};

const patterns = Object.entries(PHRASES).map(
  ([answer, phrases]) => [answer, new RegExp(`^(?:${phrases})(?:[。、!ねよ]|ます)*`, 'i')] as const,
);

export const confirmation: Recognizer = {
  kind: 'strict',
  examples: ['はい', 'いいえ', 'たぶん', 'わかりません'],
  readAt(utterance, at) {
    let best: { readonly answer: string; readonly length: number } | undefined;
    for (const [answer, pattern] of patterns) {
      const length = matchAt(utterance, at, pattern)?.[0].length ?? 0;
      if (length > (best?.length ?? 0)) best = { answer, length };
    }
    return best && readingOfMatch(utterance, at, best.length, best.answer);
  },
};
