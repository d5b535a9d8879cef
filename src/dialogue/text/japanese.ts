// Japanese: words as Intl.Segmenter finds them. There is no stem to take; character n-grams carry the rest.
import type { Language, Word } from './language.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function words(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    found.push({ text: segment.normalize('NFKC').toLowerCase(), start: index, end: index + segment.length });
  }
  return found;
}

const FUNCTION_WORDS =
  'は が を に へ と で の も や か ね よ な です ます たい た て いる ある する し ください お ご から まで この その あの これ それ あれ';

const AFTERWARDS =
  'です でし ます まし た し し て お 願い お願い おねがい で に が を は へ いい よい 良い 希望 ください 下さい よ ね する 予定 します';

export const japanese: Language = {
  tag: 'ja',
  words,
  stem: (word) => word,
  functionWords: new Set(FUNCTION_WORDS.split(' ')),
  conjunctions: new Set(['と', 'や']),
  // Words of the segmenter: "東京でお願いします", "東京がいいです", "東京にします".
  carriers: { before: [['えーと'], ['えっと'], ['あの'], ['じゃあ'], ['では']], after: new Set(AFTERWARDS.split(' ')) },
  space: '',
};
