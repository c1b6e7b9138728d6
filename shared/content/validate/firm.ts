/** What has to agree in a game of one round, and in a firm of several with its weather and its offers. */
import type { BusinessSpec, OfferSpec } from '../../sim/businessSpec.ts';
import type { Scenario } from '../../sim/scenario.ts';
import { type Tell, tellOrder, tellTwins } from './problem.ts';
import { splitSeats, triggers } from './vocabulary.ts';

const ROUND_DAYS = 168;
/** The ladder of the house token is quoted from the maker of this name. */
const LADDER = 'maker_ladder';
const NEAR = 1e-6;

export function checkFirm(scenario: Scenario, tell: Tell): void {
  if (scenario.business === undefined) checkRound(scenario, tell);
  else checkBusiness(scenario, scenario.business, tell);
}

function checkRound({ world, markets, maker, customer }: Scenario, tell: Tell): void {
  for (const field of ['boom', 'after', 'turn'] as const)
    if (world[field] === undefined) tell(`world.${field}`, 'must be there in a game of one round');
  const lists = [
    ['maker.lotsPerLevel', maker.lotsPerLevel],
    ['customer.ordersPerDay', customer.ordersPerDay],
    ['customer.orderLots', customer.orderLots],
  ] as const;
  for (const [field, list] of lists)
    if (list.length !== markets.length) tell(field, `has ${list.length} entries for ${markets.length} markets`);
}

function checkBusiness(scenario: Scenario, business: BusinessSpec, tell: Tell): void {
  const { assets, markets, accounts, houseToken, stepsPerRound, calendarDaysPerStep, world } = scenario;
  const days = stepsPerRound * calendarDaysPerStep;
  if (Math.abs(days - ROUND_DAYS) > NEAR)
    tell('calendarDaysPerStep', `a round must have ${ROUND_DAYS} days: ${stepsPerRound} steps need ${ROUND_DAYS / stepsPerRound}`);
  const main = markets.find(({ kind }) => kind === 'perpetual');
  if (main === undefined || assets[main.asset]?.id !== 'BIT') tell('markets', 'the first perpetual must be BIT’s');
  if (houseToken === null) tell('houseToken', 'must be there with a business, issued or not');
  for (const { asset, weather } of world.references)
    if (weather === undefined) tell('world.references', `${assets[asset]?.id ?? asset} needs a weather with a business`);
  const makers = accounts.filter(({ kind }) => kind === 'maker');
  if (!makers.some(({ id }) => id === LADDER)) tell('accounts', `there must be a maker ${LADDER}, which quotes the house token`);
  if (makers.every(({ id }) => id === LADDER)) tell('accounts', `there must be a maker beside ${LADDER}`);
  const parts = accounts.reduce((sum, { kind, depositShare = 0 }) => sum + (kind === 'customer' ? depositShare : 0), 0);
  if (Math.abs(parts - 1) > NEAR) tell('accounts', `depositShare of all customers must come to 1, comes to ${Number(parts.toFixed(6))}`);
  if (!accounts.some(({ kind, targetLeverage = 0 }) => kind === 'customer' && targetLeverage === 0))
    tell('accounts', 'there must be customers without targetLeverage');
  for (const { id, targetLeverage = 0 } of accounts)
    if (targetLeverage > scenario.leverageMax)
      tell(`accounts[${id}].targetLeverage`, `must not be above leverageMax, is ${targetLeverage}`);
  checkWeather(business, tell);
  checkOffers(scenario, business, tell);
}

const ORDERED = [
  ['crashMin', 'crashMax'],
  ['depthMin', 'depthMax'],
  ['depegLossMin', 'depegLossMax'],
  ['exploitFrom', 'exploitTo'],
  ['marketCents', 'marketMaxCents'],
] as const;

function checkWeather({ rounds, weather, token }: BusinessSpec, tell: Tell): void {
  tellOrder('business.rounds', 'min', 'max', rounds, tell);
  for (const [low, high] of ORDERED) tellOrder('business.weather', low, high, { ...weather }, tell);
  weather.openings.forEach(({ min, max }, nth) => {
    tellOrder(`business.weather.openings[${nth}]`, 'min', 'max', { min, max }, tell);
  });
  const openings = weather.openings.reduce((sum, { chance }) => sum + chance, 0);
  if (openings > 1 + NEAR) tell('business.weather.openings', `chances must come to at most 1, come to ${Number(openings.toFixed(6))}`);
  if (weather.boomMin + weather.boomShape * weather.boomScale === 0) tell('business.weather.boomMin', 'the boom must last some time');
  for (const kept of ['thinDeskShare', 'wideDeskShare'] as const)
    if (token[kept] + token.holderShare >= 1) tell(`business.token.${kept}`, 'with holderShare it must leave something for the public');
}

function checkOffers(scenario: Scenario, { offers }: BusinessSpec, tell: Tell): void {
  tellTwins(
    offers.map(({ offer }) => offer),
    (offer) => `business.offers[${offer}].offer`,
    tell,
  );
  for (const spec of offers) checkOffer(scenario, spec, (field, says) => tell(`business.offers[${spec.offer}].${field}`, says));
}

function checkOffer({ seats, creditMaxCents }: Scenario, spec: OfferSpec, tell: Tell): void {
  const { event } = triggers[spec.trigger];
  if (event && spec.rounds !== null) tell('rounds', `must be null: ${spec.trigger} is an event, which brings it whenever it comes`);
  if (!event && spec.rounds === null) tell('rounds', `must be a window from 1 to 8: ${spec.trigger} is no event`);
  if (spec.rounds !== null && spec.rounds[0] > spec.rounds[1]) tell('rounds', `must not end before it begins: ${spec.rounds.join(' > ')}`);
  const holder = splitSeats.includes(spec.proposer) ? 'chief' : spec.proposer;
  if (!seats.includes(spec.proposer) && !seats.includes(holder)) tell('proposer', `${spec.proposer} is no seat of this firm`);
  if (spec.repeats && spec.cooldownDays === null) tell('cooldownDays', 'must be a number where the offer repeats');
  tellTwins(spec.alternatives, () => 'alternatives', tell);
  const isLine = spec.kind === 'credit_line' || spec.kind === 'earn_product';
  if (isLine && (spec.value < 1 || spec.value > creditMaxCents)) tell('value', `a line is from 1 cent to creditMaxCents, is ${spec.value}`);
  if (spec.kind === 'issue_token' && spec.value > 1) tell('value', 'is 1 for a thin float or 0 for a wide one');
}
