// Names of places as Japanese writes them: all prefectures, countries by the runtime's own list, and large cities. Others are taken as said.
import type { Recognizer } from '../recognizer.ts';
import { matchAt, readingOfMatch } from './text-at.ts';

const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  );
const CITIES =
  '札幌 函館 旭川 青森 盛岡 仙台 秋田 山形 福島 水戸 つくば 宇都宮 前橋 高崎 さいたま 川越 千葉 船橋 東京 八王子 横浜 川崎 鎌倉 新潟 富山 金沢 福井 甲府 長野 松本 岐阜 静岡 浜松 名古屋 豊田 津 大津 京都 大阪 堺 神戸 姫路 奈良 和歌山 鳥取 松江 岡山 倉敷 広島 下関 山口 徳島 高松 松山 高知 福岡 北九州 佐賀 長崎 佐世保 熊本 大分 別府 宮崎 鹿児島 那覇 ニューヨーク ロンドン パリ シアトル ロサンゼルス サンフランシスコ シンガポール ソウル 上海 北京 台北 香港'.split(
    ' ',
  );
const REGION_CODES =
  'AR AT AU BE BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KE KR MX MY NG NL NO NZ PE PH PL PT RO RU SA SE SG TH TR TW UA US VN ZA';

const byLength = (names: readonly string[]) => names.toSorted((one, other) => other.length - one.length).join('|');

let countries: string | undefined;
/** Made when it is first asked for: the list of names takes a while. */
function countryNames(): string {
  if (countries !== undefined) return countries;
  const names = new Intl.DisplayNames(['ja'], { type: 'region' });
  countries = byLength([...REGION_CODES.split(' ').flatMap((code) => names.of(code) ?? []), '米国', 'イギリス', '英国', '韓国', '中国']);
  return countries;
}

const listed = (pattern: () => RegExp, examples: readonly string[]): Recognizer => ({
  kind: 'open',
  examples,
  readAt(utterance, at) {
    const found = matchAt(utterance, at, pattern());
    return found && readingOfMatch(utterance, at, found[0].length, found[0]);
  },
});

const CITY = new RegExp(`^(?:${byLength(CITIES)})(?:市|区)?`);
const STATE = new RegExp(`^(?:${byLength([...PREFECTURES, ...PREFECTURES.map((name) => name.replace(/[都府県]$/, ''))])})`);

export const city: Recognizer = listed(() => CITY, ['東京', '大阪', '京都', '札幌', '福岡']);
export const state: Recognizer = listed(() => STATE, ['東京都', '神奈川県', '北海道']);
export const country: Recognizer = listed(() => new RegExp(`^(?:${countryNames()})`), ['日本', 'アメリカ合衆国', 'フランス']);
