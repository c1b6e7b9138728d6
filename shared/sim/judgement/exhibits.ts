/**
 * The moments of a session that its trial looks at: three to seven, in the order of the story. Every rule picks its moments from the
 * whole session; what an exhibit shows is read from the record as it stood at its step, and only its answer may rest on later rows.
 */
import type { SimState } from '../state.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { knewLines } from './exhibits/knew.ts';
import { doorLastOpen, firstFailedWithdrawal } from './exhibits/moneyRules.ts';
import { coverageProved, firstRefusal, lossBorne, marketHeight, temptingNo } from './exhibits/noRules.ts';
import { kindOf, type Session } from './exhibits/record.ts';
import type { Pick, Rule } from './exhibits/rule.ts';
import { firstPrivateDoubt, markedUp, sentenceRotted, widestGap } from './exhibits/wordRules.ts';
import { firstYes, limitRaised, pretextAndNeed } from './exhibits/yesRules.ts';
import type { Exhibit, ExhibitRule } from './exhibitTypes.ts';

const MOST = 7;
/** Noes, proofs and the market fill up to so many where there is less to ask about. */
const ENOUGH = 5;
/** So many exhibits about one request: what ranks lower makes room for another part of the story. */
const MOST_ABOUT_ONE = 2;
const FILLS: readonly ExhibitRule[] = ['first_refusal', 'coverage_proved', 'loss_borne', 'tempting_no', 'market_height'];

const RULES: Record<ExhibitRule, Rule> = {
  first_yes: firstYes,
  first_private_doubt: firstPrivateDoubt,
  limit_raised: limitRaised,
  widest_gap: widestGap,
  marked_up: markedUp,
  sentence_rotted: sentenceRotted,
  first_failed_withdrawal: firstFailedWithdrawal,
  door_last_open: doorLastOpen,
  pretext_and_need: pretextAndNeed,
  first_refusal: firstRefusal,
  coverage_proved: coverageProved,
  loss_borne: lossBorne,
  tempting_no: temptingNo,
  market_height: marketHeight,
};

export function exhibitsOf(log: EvidenceLog, state: SimState): Exhibit[] {
  return picksOf(log, state).map((pick, index) => exhibitAt(pick, `X-${index + 1}`, { log, state }, { log, state }));
}

/** Chosen by rank, told in the order in which they happened. */
export function picksOf(log: EvidenceLog, state: SimState): Pick[] {
  const all = Object.values(RULES)
    .flatMap((rule) => rule.picks({ log, state }))
    .toSorted((left, right) => left.rank - right.rank);
  const chosen: Pick[] = [];
  const choose = (picks: readonly Pick[], most: number): void => {
    for (const pick of picks) if (chosen.length < most && !isToldEnough(chosen, pick)) chosen.push(pick);
  };
  choose(withOneSentence(all.filter(({ rule }) => !FILLS.includes(rule))), MOST);
  choose(
    all.filter(({ rule }) => FILLS.includes(rule)),
    ENOUGH,
  );
  return chosen.toSorted((left, right) => left.step - right.step || left.rank - right.rank);
}

const isToldEnough = (chosen: readonly Pick[], { changes }: Pick): boolean =>
  changes.some((requestId) => chosen.filter((one) => one.changes.includes(requestId)).length >= MOST_ABOUT_ONE);

/** Of the sentences that rotted, heaviest first, one: before all others one that no change of another exhibit made untrue. */
function withOneSentence(picks: readonly Pick[]): Pick[] {
  const sentences = picks.filter(({ rule }) => rule === 'sentence_rotted');
  const others = picks.filter(({ rule }) => rule !== 'sentence_rotted');
  const shown = new Set(others.flatMap(({ changes }) => changes));
  const one = sentences.find(({ changes }) => !changes.some((requestId) => shown.has(requestId))) ?? sentences[0];
  return picks.filter((pick) => pick.rule !== 'sentence_rotted' || pick === one);
}

/** `then` may hold the record as it stood at the pick's step or the whole of it: what is shown is the same. */
export function exhibitAt(pick: Pick, id: string, then: Session, whole: Session): Exhibit {
  const { rule, step, day, round, requestId, topic, offer } = pick;
  const { documents, about, question } = RULES[rule].show(pick, { ...then, step, day });
  return {
    id,
    rule,
    step,
    day,
    round,
    requestId,
    change: kindOf(then.state, requestId),
    topic,
    offer,
    documents,
    knew: knewLines({ ...then, step, day }, about),
    question,
    answer: RULES[rule].answer(pick, whole, question),
  };
}
