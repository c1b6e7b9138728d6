/**
 * Cards from the real case, each beside the mechanism that it is about. A card is met when this session's record holds one of the
 * things it names; what it says, and where a reader can look that up, is in texts/en/cases.ts.
 */
import type { EndingId, OfferId, StatementTopic } from '../sim/business.ts';
import type { ChangeKind } from '../sim/commands.ts';
import type { EvidenceVerb } from '../sim/judgement/types.ts';
import type { cases } from './texts/en/cases.ts';

type CaseText = keyof typeof cases;
type SourceText = Exclude<Extract<CaseText, `source.${string}`>, `source.${string}.at`>;
export type SourceId = SourceText extends `source.${infer Id}` ? Id : never;
export type CaseId = Extract<CaseText, `case.${string}.title`> extends `case.${infer Id}.title` ? Id : never;
export type CaseLineText = Exclude<Extract<CaseText, `case.${string}` | `closing.${string}`>, `${string}.title` | 'closing.reading'>;

/** How firmly a line stands; printed beside it. */
export type Standing = 'exhibit' | 'filing' | 'testimony' | 'alleged' | 'rumour' | 'reported' | 'company' | 'study' | 'verdict';
export interface CaseLine {
  text: CaseLineText;
  standing: Standing;
  source: SourceId;
}
/** Any one of them is enough. An offer counts as it comes up, a change as it is asked for, a topic as it is said. */
export interface MetBy {
  offers?: readonly OfferId[];
  kinds?: readonly ChangeKind[];
  topics?: readonly StatementTopic[];
  /** Said, and at some time not so. */
  untrue?: readonly StatementTopic[];
  endings?: readonly EndingId[];
  verbs?: readonly EvidenceVerb[];
}
export interface CaseCard {
  id: CaseId;
  metBy: MetBy;
  lines: readonly CaseLine[];
}

const line = (text: CaseLineText, standing: Standing, source: SourceId): CaseLine => ({ text, standing, source });

/** In the order in which a session usually meets them. */
export const caseCards: readonly CaseCard[] = [
  {
    id: 'flag',
    metBy: { offers: ['D01'], kinds: ['credit_line'] },
    lines: [line('case.flag.1', 'testimony', 'gx617'), line('case.flag.2', 'filing', 'ray'), line('case.flag.3', 'reported', 'dayfour')],
  },
  {
    id: 'rules',
    metBy: { offers: ['D02'], kinds: ['say_same_rules'], topics: ['same_rules'] },
    lines: [line('case.rules.1', 'reported', 'dayfour')],
  },
  {
    id: 'routed',
    metBy: { offers: ['D03'], kinds: ['route_liquidations'] },
    lines: [line('case.routed.1', 'reported', 'zerocap')],
  },
  {
    id: 'stop',
    metBy: { offers: ['D05'], kinds: ['liquidation_exemption'] },
    lines: [line('case.stop.1', 'exhibit', 'gx611')],
  },
  {
    id: 'limit',
    metBy: { offers: ['D08', 'D16'] },
    lines: [line('case.limit.1', 'exhibit', 'gx644'), line('case.limit.2', 'filing', 'hodl')],
  },
  {
    id: 'fund',
    metBy: { offers: ['D09'], kinds: ['fund_formula', 'house_token_reserve'], untrue: ['insurance_fund'] },
    lines: [line('case.fund.1', 'exhibit', 'gx600'), line('case.fund.2', 'exhibit', 'gx600'), line('case.fund.3', 'testimony', 'dayfour')],
  },
  {
    id: 'token',
    metBy: { offers: ['D04', 'D14'], kinds: ['issue_token', 'full_mark'] },
    lines: [line('case.token.1', 'reported', 'sheetleak'), line('case.token.2', 'company', 'weights')],
  },
  {
    id: 'deposits',
    metBy: { offers: ['D10'], kinds: ['earn_product'], verbs: ['hole_opened'] },
    lines: [line('case.deposits.1', 'company', 'terms'), line('case.deposits.2', 'testimony', 'easton')],
  },
  {
    id: 'lenders',
    metBy: { offers: ['D12', 'D15'], kinds: ['token_loan', 'lender_stake'] },
    lines: [line('case.lenders.1', 'reported', 'pledged')],
  },
  {
    id: 'thin',
    metBy: { offers: ['D07', 'D13'], kinds: ['list_hot_tokens', 'loss_at_desk'] },
    lines: [line('case.thin.1', 'testimony', 'dayfour'), line('case.thin.2', 'reported', 'dayfour')],
  },
  {
    id: 'worst',
    metBy: { offers: ['D18', 'N8'], kinds: ['say_never_lost', 'say_testimony'], topics: ['never_lost', 'worst_day'] },
    lines: [line('case.worst.1', 'reported', 'dayfour'), line('case.worst.2', 'testimony', 'dayfour')],
  },
  {
    id: 'lane',
    metBy: { offers: ['N7'], kinds: ['fast_lane'] },
    lines: [line('case.lane.1', 'alleged', 'cftc')],
  },
  {
    id: 'sheets',
    metBy: { offers: ['D19'], kinds: ['split_audit_pack'], topics: ['audit_pack'] },
    lines: [line('case.sheets.1', 'testimony', 'seven')],
  },
  {
    id: 'hidden',
    metBy: { kinds: ['unlisted_account'], untrue: ['related_party', 'coverage'] },
    lines: [line('case.hidden.1', 'testimony', 'dayfive')],
  },
  {
    id: 'support',
    metBy: { offers: ['D17', 'D24'], kinds: ['pump_token', 'defend_token'] },
    lines: [line('case.support.1', 'alleged', 'sec')],
  },
  {
    id: 'peg',
    metBy: { offers: ['D20'], kinds: ['attack_peg'] },
    lines: [line('case.peg.1', 'rumour', 'zerocap')],
  },
  {
    id: 'found',
    metBy: { verbs: ['objected', 'escalated', 'audit_answered', 'went_public', 'resigned'] },
    lines: [line('case.found.1', 'reported', 'backdoor')],
  },
  {
    id: 'holder',
    metBy: { offers: ['D23'], kinds: ['buy_out_holder'] },
    lines: [line('case.holder.1', 'reported', 'cointelegraph')],
  },
  {
    id: 'calm',
    metBy: { offers: ['D25'], kinds: ['say_assets_fine'], topics: ['customer_assets'] },
    lines: [line('case.calm.1', 'company', 'fine'), line('case.calm.2', 'company', 'thread')],
  },
  {
    id: 'run',
    metBy: { verbs: ['run_began', 'gated'], endings: ['run', 'gated', 'bailed_out'] },
    lines: [line('case.run.1', 'study', 'chicago')],
  },
  {
    id: 'proof',
    metBy: { verbs: ['told_openly', 'disclosed', 'audited'], endings: ['survived_clean', 'wound_down'] },
    lines: [line('case.proof.1', 'study', 'solvency')],
  },
];

/** The last card sets the case beside two others; it needs no evidence. */
export const closingCases: readonly { id: 'models' | 'hedges' | 'line'; lines: readonly CaseLine[] }[] = [
  { id: 'models', lines: [line('closing.models.1', 'study', 'fedhistory')] },
  { id: 'hedges', lines: [line('closing.hedges.1', 'filing', 'powers'), line('closing.hedges.2', 'reported', 'zerocap')] },
  { id: 'line', lines: [line('closing.line.1', 'verdict', 'week'), line('closing.line.2', 'reported', 'overseer')] },
];
