/**
 * English: the first language and the type of every other one. Keys are flat and dotted. `{name}` is a parameter;
 * `{n|week|weeks}` chooses a form by the number n.
 */
import { close } from './en/close.ts';
import { common } from './en/common.ts';
import { dealingLines } from './en/dealingLines.ts';
import { endings } from './en/endings.ts';
import { exchange } from './en/exchange.ts';
import { firm } from './en/firm.ts';
import { firmReceipt } from './en/firmReceipt.ts';
import { glossary } from './en/glossary.ts';
import { home } from './en/home.ts';
import { lines } from './en/lines.ts';
import { chiefMatters } from './en/matters/chief.ts';
import { deskMatters } from './en/matters/desk.ts';
import { engineerMatters } from './en/matters/engineer.ts';
import { riskMatters } from './en/matters/risk.ts';
import { treasurerMatters } from './en/matters/treasurer.ts';
import { voiceMatters } from './en/matters/voice.ts';
import { matters } from './en/matters.ts';
import { news } from './en/news.ts';
import { offers } from './en/offers.ts';
import { play } from './en/play.ts';
import { playScreen } from './en/playScreen.ts';
import { receipt } from './en/receipt.ts';
import { rejections } from './en/rejections.ts';
import { replay } from './en/replay.ts';
import { requests } from './en/requests.ts';
import { rounds } from './en/rounds.ts';
import { scenarioTexts } from './en/scenarios.ts';
import { seatLines } from './en/seatLines.ts';
import { seatLinesSplit } from './en/seatLinesSplit.ts';
import { shell } from './en/shell.ts';
import { squeeze } from './en/squeeze.ts';

export const en = {
  ...common,
  ...rejections,
  ...requests,
  ...news,
  ...lines,
  ...seatLines,
  ...seatLinesSplit,
  ...dealingLines,
  ...glossary,
  ...home,
  ...close,
  ...scenarioTexts,
  ...play,
  ...playScreen,
  ...exchange,
  ...receipt,
  ...rounds,
  ...firmReceipt,
  ...endings,
  ...shell,
  ...replay,
  ...squeeze,
  ...offers,
  ...matters,
  ...firm,
  ...chiefMatters,
  ...engineerMatters,
  ...deskMatters,
  ...riskMatters,
  ...treasurerMatters,
  ...voiceMatters,
} as const;

export type TextKey = keyof typeof en;
export type Catalogue = Record<TextKey, string>;
type GlossaryIdOf<Key> = Key extends `glossary.${infer Id}.text` ? Id : never;
export type GlossaryId = GlossaryIdOf<TextKey>;
