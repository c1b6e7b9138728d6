/** Every field of a firm of several rounds, each with unit, range and meaning. */
import type { BusinessSpec, OfferSpec, OpeningSpec } from '../../sim/businessSpec.ts';
import {
  byRegime,
  cents,
  chance,
  choice,
  code,
  fieldsOf,
  list,
  number,
  optional,
  orNull,
  pair,
  type Rule,
  share,
  whole,
  yesNo,
} from './rules.ts';
import { alternatives, changeKinds, seatIds, triggers } from './vocabulary.ts';

const rounds = (least: number, what: string): Rule => number('rounds', least, 30, what);
const logAYear = (what: string): Rule => number('log a year', -20, 20, what);
const days = (what: string): Rule => number('days', 0.5, 2_000, what);
const factor = (what: string): Rule => number('factor', 0, 10, what);
const aWeek = (what: string): Rule => number('share a week', 0, 5, what);

const weatherRules = fieldsOf<BusinessSpec['weather']>(
  'The market of the session. Lengths in rounds: a boom, a plateau, a crash, a winter; where no crash comes, a correction and a second boom.',
  {
    boomMin: rounds(0, 'The boom lasts at least.'),
    boomShape: whole('draws', 0, 10, 'It lasts longer by the sum of so many exponential draws …'),
    boomScale: rounds(0, '… of this mean.'),
    plateauMin: rounds(0, 'The plateau lasts at least.'),
    plateauMean: rounds(0, 'It lasts longer by an exponential draw of this mean.'),
    crashMin: rounds(0.01, 'The crash, or the correction, lasts at least.'),
    crashMax: rounds(0.01, 'It lasts at most.'),
    depthMin: number('times', 0, 5, 'Drift, jumps and growth of a crash are multiplied by at least.'),
    depthMax: number('times', 0, 5, 'By at most.'),
    softChance: chance('No crash comes.'),
    softDepth: number('times', 0, 5, 'Depth of what comes instead.'),
    openings: list(
      fieldsOf<OpeningSpec>('An opening.', {
        regime: choice(['plateau', 'winter'], 'What it opens in.'),
        chance: chance('How often; all together at most 1.'),
        min: rounds(0, 'Lasts at least.'),
        max: rounds(0, 'Lasts at most.'),
      }),
      'What the session may open in before the boom. Empty: always the boom.',
    ),
    drift: byRegime(logAYear('Drift.'), 'Drift of BIT.'),
    volatility: byRegime(number('log a year', 0, 5, 'Volatility.'), 'Volatility of BIT.'),
    jumpsPerYear: byRegime(number('jumps a year', 0, 100, 'Jumps.'), 'Jumps of BIT.'),
    jumpMean: number('log', -1, 1, 'Mean of a jump.'),
    jumpDeviation: number('log', 0, 1, 'Deviation of a jump.'),
    flashSize: number('share', 0, 0.95, 'Fall of the one flash crash within the boom.'),
    flashRetraced: share('Part of it that comes back.'),
    basketBeta: byRegime(number('times', -5, 5, 'Beta.'), 'How far the basket of thin coins follows BIT.'),
    basketDrift: byRegime(logAYear('Drift.'), 'Drift of the basket.'),
    basketVolatility: number('log a year', 0, 5, 'Noise of the basket.'),
    depegBasketReturn: number('log', -3, 0, 'What the basket loses when LUMEN breaks.'),
    depegLossMin: share('What farms lose then, at least.'),
    depegLossMax: share('At most.'),
    exploitFrom: rounds(0, 'A client breaks the margin rules at the earliest, from the opening.'),
    exploitTo: rounds(0, 'At the latest.'),
    exploitShare: share('Part of deposits that this costs under the loosest rules, on average.'),
    rivalFailChance: chance('A smaller rival fails in a crash.'),
    farmFailChance: chance('A farm contract fails in a round, from the second on.'),
    marketCents: cents('Deposits of the whole market at the opening.', 1),
    marketMaxCents: cents('The most they grow to.', 1),
    marketGrowth: byRegime(logAYear('Growth.'), 'Growth of the market’s deposits.'),
    marketBeta: number('times', -5, 5, 'How far they follow BIT.'),
  },
);

const customerRules = fieldsOf<BusinessSpec['customers']>('Customers.', {
  turnoverPerYear: number('times a year', 0, 10_000, 'How often deposits are traded, at the usual fee in calm weather.'),
  volume: byRegime(factor('Volume.'), 'Trading against calm weather.'),
  dollarShare: share('Part of deposits held in dollars; the rest is BIT.'),
  inflowPerWeek: aWeek('Way to the share that the firm would settle at, upwards.'),
  outflowPerWeek: aWeek('The same, downwards.'),
  runPerWeek: aWeek('The most that doubt takes out.'),
  runMiddle: number('doubt', 0, 3, 'Doubt at which half of that leaves.'),
  runScale: number('doubt', 0.001, 3, 'How sharply: small is sharp.'),
  doubtBase: number('doubt', 0, 3, 'Doubt of customers who have heard nothing.'),
  doubtDecayPerWeek: aWeek('How fast doubt goes back there.'),
  doubtFromWithdrawals: number('doubt', 0, 20, 'What paid withdrawals add, for each whole of deposits a week.'),
  doubtFromWithdrawalsProved: number('doubt', 0, 20, 'The same where reserves are proved.'),
  doubtFromToken: number('doubt', 0, 20, 'What a fall of the house token adds.'),
  rivalWeight: number('exponent', -10, 10, 'Pull of the rival that dominates; the firm’s own begins near 0.'),
  otherRivals: whole('rivals', 0, 3, 'Smaller rivals, which may fail. Three have names in the news.'),
});

const firmRules = fieldsOf<BusinessSpec['firm']>('The firm’s income, costs and strategies.', {
  fixedCostCentsPerYear: cents('Costs a year.'),
  variableCostShare: share('Part of fees that goes in costs.'),
  buyBackShare: share('Part of fees that buys the house token back, once there is one.'),
  treasuryYield: number('a year', 0, 5, 'On idle cash of its own.'),
  lendRate: number('a year', 0, 5, 'Interest that lenders ask.'),
  earnRate: number('a year', 0, 5, 'What the Earn product promises.'),
  farmYield: byRegime(number('a year', -1, 10, 'Yield.'), 'Yield of farms.'),
  farmCapacityShare: number(
    'share of the market',
    0.000_1,
    10,
    'A farm’s yield halves at this part of a quarter of the market’s deposits, and $15 million.',
  ),
  farmLocked: share('Part of a farm that cannot be called at once.'),
  farmBeta: number('times', 0, 5, 'How far farms follow the basket.'),
  farmFailLoss: share('What a failed contract costs of the farms.'),
  ventureMarkUp: number('log a year', 0, 5, 'What ventures are marked up in a boom.'),
  ventureBeta: number('times', 0, 5, 'How far they follow the basket.'),
  tokenDepthCents: cents('What the thin coins’ market takes before the price gives.', 1),
  drawPerWeek: aWeek('Way to the wanted use of credit.'),
  creditReach: share('Use of credit at the most that the desk may want, as a part of deposits.'),
  hedgeCost: number('a year', 0, 5, 'Of what is hedged.'),
  funding: byRegime(number('a year', -5, 5, 'Rate.'), 'What longs pay shorts.'),
});

const tokenRules = fieldsOf<BusinessSpec['token']>('The house token, if it is issued.', {
  supplyUnits: whole('tokens', 1_000, Number.MAX_SAFE_INTEGER, 'Supply.'),
  thinDeskShare: share('What the desk keeps of a thin one.'),
  wideDeskShare: share('What the desk keeps of a wide one.'),
  holderShare: share('What one large holder has.'),
  referenceFloat: number('share', 0.01, 1, 'Float at which the price is what fees are worth.'),
  impactPower: number('power', 1.01, 3, 'How steeply a smaller float raises the price.'),
  multiple: list(
    number('times', 0, 100, 'Multiple.'),
    'What it is worth in a third of a year’s fees: in a boom, in between, in panic.',
    3,
    3,
  ),
  lagPerWeek: aWeek('Way to that value.'),
  volatility: number('log a year', 0, 5, 'Noise.'),
  doubtElasticity: number('power', 0, 10, 'How far doubt takes it down.'),
  weightMax: share('The most that it counts for as collateral.'),
});

const discoveryRules = fieldsOf<BusinessSpec['discovery']>('How things come out, and what that costs.', {
  hazardPerWeek: chance('One person who knows tells.'),
  insiderPower: number('power', 0, 2, 'How it grows with the number who know.'),
  contradictionWeight: number('times', 0, 10, 'What each untrue statement adds.'),
  stressWeight: number('times', 0, 20, 'What a crash adds.'),
  whistleShare: share('Part of leaks that reaches the regulator.'),
  auditChancePerRound: chance('An audit from outside.'),
  auditDetects: chance('It finds what there is.'),
  fundCheckChance: chance('Somebody checks a fund that is shown and not held, in a round.'),
  fineTold: share('Of customers’ money once in use, where the firm told.'),
  fineForced: share('Where it came out.'),
  gainsTold: share('Of gains made with it, where the firm told.'),
  gainsForced: share('Where it came out.'),
  bailOutChance: chance('Half the chance that somebody takes a failed firm over.'),
  bailOutMaxShare: share('The largest hole that anybody takes over, of deposits.'),
});

const offerRules = fieldsOf<OfferSpec>('Something that ordinary work brings. Take those of `offers.ts`.', {
  offer: code('its number, such as D08'),
  kind: choice(changeKinds, 'The request that asking makes.'),
  value: whole('cents, times or 0', 0, Number.MAX_SAFE_INTEGER, 'What is asked for: cents of a line; 1 for a thin token; else 0.'),
  rounds: orNull(
    pair(whole('round of eight', 1, 8, 'A round.'), 'Window, from and to, of a session of eight rounds. Null: an event brings it.'),
  ),
  inRun: optional(yesNo('A run opens the window too, whatever the round.')),
  trigger: choice(Object.keys(triggers), 'What has to have happened.'),
  openDays: days('It stays on the desk.'),
  cooldownDays: orNull(days('Before it may come again after a refusal. Null: it comes once.')),
  repeats: yesNo('May be taken again and again.'),
  proposer: choice(seatIds, 'Whose desk it comes to, at a table of six.'),
  alternatives: list(choice(Object.keys(alternatives), 'Another way.'), 'Other ways of answering.', 1),
});

export const businessRules = fieldsOf<BusinessSpec>('A firm of several rounds; absent where the game is one round.', {
  rounds: fieldsOf<BusinessSpec['rounds']>('How many: drawn, and shown to nobody.', {
    min: whole('rounds', 2, 30, 'At least.'),
    max: whole('rounds', 2, 30, 'At most.'),
  }),
  runSteps: whole('steps of 250 ms', 1, 20_000, 'Length of a run on the firm on the clock.'),
  runDays: number('days', 0.5, 60, 'Calendar days that it lasts.'),
  closeSteps: whole('steps of 250 ms', 1, 20_000, 'Length of a close on the clock, if nobody ends it.'),
  weather: weatherRules,
  customers: customerRules,
  firm: firmRules,
  token: tokenRules,
  discovery: discoveryRules,
  without: fieldsOf<BusinessSpec['without']>('Parts that are switched off to see what they do. False in a game that is played.', {
    discovery: yesNo('Nothing comes out.'),
    fines: yesNo('Nothing is fined.'),
    runFeedback: yesNo('Doubt takes nobody out.'),
    crash: yesNo('No crash comes.'),
  }),
  offers: list(offerRules, 'Offers.'),
});
