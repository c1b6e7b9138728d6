import { describe, expect, it } from 'vitest';
import { checked, scenarios } from '../../shared/content/scenarios.ts';
import { problemLine } from '../../shared/content/validate/problem.ts';
import { inner, type Rule } from '../../shared/content/validate/rules.ts';
import { scenarioRules } from '../../shared/content/validate/scenarioRules.ts';
import { rangeInWords } from '../../shared/content/validate/shape.ts';
import { validateScenario } from '../../shared/content/validate/validateScenario.ts';
import type { AccountSpec, Scenario } from '../../shared/sim/scenario.ts';

/** What a file of JSON may hold: anything. */
// biome-ignore lint/suspicious/noExplicitAny: mistakes that the types would not let through are what is tried here.
type Anything = any;

const linesOf = (id: string, mistake: (scenario: Anything) => void): string[] => {
  const scenario: Scenario = structuredClone(scenarios[id]!);
  mistake(scenario);
  return validateScenario(scenario, 'scenarios/mine.ts').map(problemLine);
};
const boom = (mistake: (scenario: Anything) => void): string[] => linesOf('the-long-boom', mistake);
const round = (mistake: (scenario: Anything) => void): string[] => linesOf('first-round', mistake);

const account = (scenario: Scenario, id: string): AccountSpec => scenario.accounts.find((one) => one.id === id)!;
const offer = (scenario: Anything, id: string): Anything => scenario.business.offers.find((one: Anything) => one.offer === id);

describe('a scenario that is played here', () => {
  it.each(Object.keys(scenarios))('%s has no problem', (id) => {
    expect(validateScenario(scenarios[id]!, id).map(problemLine)).toEqual([]);
  });

  it('is refused when it is loaded, with every problem of every file in one error', () => {
    const one = structuredClone(scenarios['first-round']!);
    const other = structuredClone(scenarios['the-long-boom']!);
    one.hotWallet.share = 2;
    other.business!.weather.softChance = 1.4;
    other.leverageMax = 0;
    const load = (): unknown => checked({ 'scenarios/one.ts': one, 'scenarios/other.ts': other });
    expect(load).toThrow('scenarios/one.ts: hotWallet.share: must be between 0 and 1, is 2');
    expect(load).toThrow('scenarios/other.ts: business.weather.softChance: must be between 0 and 1, is 1.4');
    expect(load).toThrow('scenarios/other.ts: leverageMax: must be between 1 and 100, is 0');
  });

  it('has an id that no other has', () => {
    const load = (): unknown => checked({ 'a.ts': scenarios['first-round']!, 'b.ts': scenarios['first-round']! });
    expect(load).toThrow('b.ts: id: another scenario is called first-round');
  });
});

describe('a value that has not the form of a scenario', () => {
  it.each([
    ['nothing at all', null, 'the whole: must have fields, is null'],
    ['a list', [], 'the whole: must have fields, is []'],
    ['an empty object', {}, 'assets: must be a list, is absent'],
  ])('%s is told, not thrown', (_what, value: Anything, said) => {
    expect(validateScenario(value, 'mine.json').map(problemLine)).toContain(`mine.json: ${said}`);
  });

  it.each<[string, (scenario: Anything) => void, string]>([
    ['a number as text', (s) => (s.business.rounds.min = '8'), 'business.rounds.min: must be a number, is "8"'],
    ['no number', (s) => (s.takerFeeBps = Number.NaN), 'takerFeeBps: must be a number, is null'],
    ['a field left out', (s) => delete s.business.weather.drift.crash, 'business.weather.drift.crash: must be a number, is absent'],
    [
      'a field with a slip of the pen',
      (s) => (s.business.weather.softChanse = 0.2),
      'business.weather.softChanse: is no field of a scenario',
    ],
    ['a part of a whole', (s) => (s.version = 1.5), 'version: must be a whole number, is 1.5'],
    ['an unknown kind', (s) => (s.accounts[0].kind = 'bank'), 'accounts[outside_world].kind: must be one of outside_world,'],
    ['an unknown trigger', (s) => (offer(s, 'D08').trigger = 'greed'), 'business.offers[D08].trigger: must be one of always,'],
    [
      'an alternative that has no act',
      (s) => (offer(s, 'D08').alternatives = ['pray']),
      'business.offers[D08].alternatives[0]: must be one of',
    ],
    ['no alternative', (s) => (offer(s, 'D08').alternatives = []), 'business.offers[D08].alternatives: must have 1 to 1000 entries, has 0'],
    ['a window of three', (s) => (offer(s, 'D08').rounds = [1, 2, 3]), 'business.offers[D08].rounds: must have exactly 2 entries, has 3'],
    ['an id in capitals', (s) => (s.id = 'My Scenario'), 'id: must be small letters joined by -, is "My Scenario"'],
    ['a cast that nobody knows', (s) => (s.cast = { chief: 'stranger' }), 'cast.chief: must be one of'],
  ])('%s', (_what, mistake, said) => {
    const lines = boom(mistake);
    expect(lines.filter((line) => line.startsWith(`scenarios/mine.ts: ${said}`))).toHaveLength(1);
  });
});

/** Every number of the rules with the way to it; of a list, its first entry. */
function numbersIn(rule: Rule, path: (string | number)[], value: Anything): { path: (string | number)[]; least: number; most: number }[] {
  const at = inner(rule);
  if (value === undefined || value === null) return [];
  if (at.is === 'number') return [{ path, least: at.least, most: at.most }];
  if (at.is === 'fields') return Object.entries(at.fields).flatMap(([name, field]) => numbersIn(field, [...path, name], value[name]));
  if (at.is === 'one_each') return at.names.flatMap((name) => numbersIn(at.each, [...path, name], value[name]));
  return at.is === 'list' && value.length > 0 ? numbersIn(at.each, [...path, 0], value[0]) : [];
}

describe.each(['the-long-boom', 'survive-a-squeeze'])('every number of %s', (id) => {
  const numbers = numbersIn(scenarioRules, [], scenarios[id]);

  it('is refused below its range and above it, by its name', () => {
    expect(numbers.length).toBeGreaterThan(60);
    for (const { path, least, most } of numbers)
      for (const wrong of [least - 1, ...(most < Number.MAX_SAFE_INTEGER ? [most + 1] : [])]) {
        const lines = linesOf(id, (scenario) => {
          const last = path.at(-1)!;
          path.slice(0, -1).reduce((at, name) => at[name], scenario)[last] = wrong;
        });
        const said = String(path.findLast((step) => typeof step === 'string'));
        const end = `: must be ${rangeInWords(least, most)}, is ${wrong}`;
        expect(lines.filter((line) => line.includes(said) && line.endsWith(end)).length, `${path.join('.')} at ${wrong}`).toBe(1);
      }
  });
});

describe('what has to agree', () => {
  it.each<[string, (scenario: Anything) => void, string]>([
    ['two accounts of one id', (s) => (account(s, 'savers_2').id = 'savers_1'), 'accounts[savers_1].id: is there twice'],
    ['no insurance fund', (s) => (account(s, 'insurance_fund').kind = 'maker'), 'accounts: there must be one of kind insurance_fund'],
    ['two desks', (s) => (account(s, 'lenders').kind = 'desk'), 'accounts: there may be one of kind desk, there are 2'],
    ['no farm account', (s) => (account(s, 'lowtide_farm').kind = 'customer'), 'accounts: there must be one of kind desk_farm'],
    [
      'a second account of nobody',
      (s) => delete account(s, 'lowtide_second').owner,
      'accounts[lowtide_second].owner: the desk and its second account must name the same owner',
    ],
    ['a balance too few', (s) => account(s, 'lowtide_main').opening.pop(), 'accounts[lowtide_main].opening: has 7 balances for 8 assets'],
    [
      'deposit shares that miss the whole',
      (s) => (account(s, 'savers_1').depositShare = 0.1),
      'accounts: depositShare of all customers must come to 1, comes to 0.94',
    ],
    [
      'a customer settling elsewhere',
      (s) => (account(s, 'savers_1').settlesOutside = true),
      'accounts[savers_1].settlesOutside: is for makers, not for a customer',
    ],
    [
      'leverage above the cap',
      (s) => (account(s, 'traders_5').targetLeverage = 9),
      'accounts[traders_5].targetLeverage: must not be above leverageMax, is 9',
    ],
    [
      'no ladder',
      (s) => (account(s, 'maker_ladder').id = 'maker_steps'),
      'accounts: there must be a maker maker_ladder, which quotes the house token',
    ],
    ['only a ladder', (s) => (account(s, 'maker_northgate').kind = 'customer'), 'accounts: there must be a maker beside maker_ladder'],
    [
      'a tick that is no whole cent',
      (s) => (s.markets[0].unitsPerLot = 3),
      'markets[BIT].centsPerTickLot: a tick on a lot of BIT is worth 3 cents, not 1',
    ],
    ['a market of no asset', (s) => (s.markets[0].asset = 44), 'markets[BIT].asset: must be the place of a coin in assets, is 44'],
    ['a market without a price', (s) => s.world.references.splice(1, 1), 'world.references: market BIT has no outside price'],
    ['another first perpetual', (s) => (s.markets[1].kind = 'spot'), 'markets: the first perpetual must be BIT’s'],
    ['dollars that are not first', (s) => s.assets.reverse(), 'assets[0]: must be USD with 100 units in a dollar'],
    ['a token of no market', (s) => s.markets.pop(), 'houseToken: KEY has no spot market'],
    ['no token', (s) => (s.houseToken = null), 'houseToken: must be there with a business, issued or not'],
    ['a coin without weather', (s) => delete s.world.references[1].weather, 'world.references: BIT needs a weather with a business'],
    ['a backstop without account', (s) => (s.backstops[0].account = 'nobody'), 'backstops[nobody].account: there is no account nobody'],
    [
      'an hour below a minute',
      (s) => (s.backstops[0].perHourCents = 1),
      'backstops[maker_northgate].perMinuteCents: must not be above perHourCents',
    ],
    ['a seat for people that is none', (s) => (s.seats = ['chief', 'engineer', 'desk']), 'playableSeats: risk is no seat of this firm'],
    [
      'an offer to a seat that is none',
      (s) => (s.seats = ['chief', 'engineer', 'desk']),
      'business.offers[D13].proposer: risk is no seat of this firm',
    ],
    ['a round of other days', (s) => (s.stepsPerRound = 480), 'calendarDaysPerStep: a round must have 168 days: 480 steps need 0.35'],
    ['rounds the wrong way', (s) => (s.business.rounds = { min: 9, max: 8 }), 'business.rounds.min: must not be above max: 9 > 8'],
    ['a crash the wrong way', (s) => (s.business.weather.crashMin = 3), 'business.weather.crashMin: must not be above crashMax: 3 > 1.6'],
    [
      'an opening the wrong way',
      (s) => (s.business.weather.openings[0].min = 2),
      'business.weather.openings[0].min: must not be above max: 2 > 1',
    ],
    [
      'openings above one',
      (s) => (s.business.weather.openings[0].chance = 0.99),
      'business.weather.openings: chances must come to at most 1, come to 1.03',
    ],
    [
      'no boom',
      (s) => Object.assign(s.business.weather, { boomMin: 0, boomScale: 0 }),
      'business.weather.boomMin: the boom must last some time',
    ],
    [
      'a token nobody can buy',
      (s) => (s.business.token.thinDeskShare = 0.95),
      'business.token.thinDeskShare: with holderShare it must leave something for the public',
    ],
    ['an offer twice', (s) => s.business.offers.push(structuredClone(offer(s, 'D01'))), 'business.offers[D01].offer: is there twice'],
    [
      'a window the wrong way',
      (s) => (offer(s, 'D03').rounds = [4, 2]),
      'business.offers[D03].rounds: must not end before it begins: 4 > 2',
    ],
    ['an event with a window', (s) => (offer(s, 'D13').rounds = [3, 5]), 'business.offers[D13].rounds: must be null: exploit is an event'],
    ['work without a window', (s) => (offer(s, 'D03').rounds = null), 'business.offers[D03].rounds: must be a window from 1 to 8'],
    [
      'a repeat without a pause',
      (s) => (offer(s, 'D06').cooldownDays = null),
      'business.offers[D06].cooldownDays: must be a number where the offer repeats',
    ],
    [
      'a line above the code’s cap',
      (s) => (s.creditMaxCents = 100_000),
      'business.offers[D01].value: a line is from 1 cent to creditMaxCents',
    ],
    ['a token of two floats', (s) => (offer(s, 'D04').value = 2), 'business.offers[D04].value: is 1 for a thin float or 0 for a wide one'],
    ['an offer without words', (s) => (offer(s, 'D08').offer = 'D99'), 'business.offers[D99].offer: needs the text offer.D99.title'],
    [
      'news without words',
      (s) => (s.wording = { deskBrief: 'desk_brief', opening: 'fog', close: 'close' }),
      'wording.opening: needs the text news.fog',
    ],
    ['credit steps out of order', (s) => s.creditStepsCents.reverse(), 'creditStepsCents[1]: must be above the one before'],
    ['blocks the wrong way', (s) => (s.block.lotsMin = 20_000), 'block.lotsMin: must not be above lotsMax: 20000 > 12000'],
    ['a rebate on every trade', (s) => (s.makerFeeBps = 9), 'makerFeeBps: must not be above takerFeeBps: 9 > 7'],
    [
      'more than can be counted',
      (s) => (account(s, 'savers_1').opening[0] = Number.MAX_SAFE_INTEGER),
      'accounts: opening balances in USD come to more than can be counted exactly',
    ],
  ])('%s', (_what, mistake, said) => {
    expect(boom(mistake).filter((line) => line.startsWith(`scenarios/mine.ts: ${said}`))).toHaveLength(1);
  });

  it.each<[string, (scenario: Anything) => void, string]>([
    ['no turn', (s) => delete s.world.turn, 'world.turn: must be there in a game of one round'],
    [
      'a turn the wrong way',
      (s) => (s.world.turn.latestShare = 0.1),
      'world.turn.earliestShare: must not be above latestShare: 0.56 > 0.1',
    ],
    ['sizes for too few markets', (s) => s.customer.orderLots.pop(), 'customer.orderLots: has 2 entries for 3 markets'],
    [
      'a position in a spot market',
      (s) => (account(s, 'lowtide_main').openingPositions = [{ market: 'BIT', lots: 1 }]),
      'accounts[lowtide_main].openingPositions: there is no perpetual BIT',
    ],
    [
      'nobody to trade with',
      (s) => (s.accounts = s.accounts.filter((one: AccountSpec) => one.kind !== 'customer')),
      'accounts: there must be at least one of kind customer',
    ],
    [
      'a squeeze of dollars',
      (s) => (s.world.squeezes = [{ ...scenarios['survive-a-squeeze']!.world.squeezes![0], asset: 0 }]),
      'world.squeezes[0].asset: asset 0 has no outside price',
    ],
  ])('in one round: %s', (_what, mistake, said) => {
    expect(round(mistake).filter((line) => line.startsWith(`scenarios/mine.ts: ${said}`))).toHaveLength(1);
  });
});
