/** Whole sessions for the trial: played by a policy, with the ledger's own figures of every step beside the record. */
import { displayedEquityCents, relatedPartyCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { solvency } from '../../shared/sim/exchange/valuation.ts';
import { heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { customersMoneyInUseCents, fireEquityCents, orderlyEquityCents } from '../../shared/sim/firm/worth.ts';
import type { EvidenceLog } from '../../shared/sim/judgement/evidenceLog.ts';
import { exhibitsOf } from '../../shared/sim/judgement/exhibits.ts';
import type { DocumentKind, Exhibit, ExhibitDocument, ExhibitRule, Figure } from '../../shared/sim/judgement/exhibitTypes.ts';
import { firmPolicyNamed } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, type Path } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { theLongBoom } from './boom.ts';

/** The ledger at the end of one step, read for the test and by nobody else. */
export interface Book {
  step: number;
  day: number;
  over: boolean;
  told: boolean;
  displayed: number;
  orderly: number;
  fire: number;
  use: number;
  drawn: number;
  owed: number;
  hole: number;
  fundShown: number;
  fundHeld: number;
  borrow: number;
  deposits: number;
  bit: number;
  endsRound: boolean;
}
export interface Played {
  state: SimState;
  log: EvidenceLog;
  books: Book[];
  exhibits: Exhibit[];
}

/** `each` sees the path after every step. */
export function playSession(policyName: string, seed: string, each: (path: Path) => void = () => {}): Played {
  const policy = firmPolicyNamed(policyName)!;
  const path = openPath(theLongBoom, seed, { rows: true });
  const books: Book[] = [];
  while (path.state.phase !== 'closed') {
    const { events } = movePath(path, policy);
    books.push(
      bookOf(
        path.state,
        events.some(({ type }) => type === 'round_ended' || type === 'firm_ended'),
      ),
    );
    each(path);
  }
  return { state: path.state, log: path.evidence, books, exhibits: exhibitsOf(path.evidence, path.state) };
}

function bookOf(state: SimState, endsRound: boolean): Book {
  const { owedCents, holeCents } = solvency(state);
  const business = state.business!;
  return {
    step: state.step,
    day: state.clock.day,
    over: business.ending !== null,
    told: business.disclosed !== null,
    displayed: displayedEquityCents(state),
    orderly: orderlyEquityCents(state),
    fire: fireEquityCents(state),
    use: customersMoneyInUseCents(state),
    drawn: relatedPartyCents(state),
    owed: owedCents,
    hole: holeCents,
    fundShown: shownFundCents(state),
    fundHeld: heldFundCents(state),
    borrow: state.accounts[state.sole.desk]!.borrowCents,
    deposits: business.depositsCents,
    bit: state.markets[0]!.markTicks,
    endsRound,
  };
}

export const bookAt = ({ books }: Played, step: number): Book => books.find((book) => book.step === step)!;
export const named = ({ exhibits }: Played, rule: ExhibitRule): Exhibit => {
  const found = exhibits.find((exhibit) => exhibit.rule === rule);
  if (found === undefined) throw new Error(`no exhibit by ${rule}: ${exhibits.map((one) => one.rule).join(', ')}`);
  return found;
};
export const documentOf = <K extends DocumentKind>(exhibit: Exhibit, kind: K): Extract<ExhibitDocument, { kind: K }> => {
  const found = exhibit.documents.find((document): document is Extract<ExhibitDocument, { kind: K }> => document.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} in ${exhibit.rule}`);
  return found;
};
export const figure = (figures: readonly Figure[], label: Figure['label']): number | string | undefined => {
  const found = figures.find((one) => one.label === label);
  return found?.cents ?? found?.fraction ?? found?.text;
};
/** The id of the option that the ledger's answer points at. */
export const answerOf = ({ question, answer }: Exhibit): string => {
  const option = question.options[answer.option]!;
  return option.seat ?? option.id;
};
