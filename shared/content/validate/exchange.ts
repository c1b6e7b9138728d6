/** What has to agree within the exchange of a scenario: assets, markets, accounts, prices. */
import type { AccountKind, Scenario } from '../../sim/scenario.ts';
import { type Tell, tellOrder, tellTwins } from './problem.ts';
import { accountKinds } from './vocabulary.ts';

type Need = 'one' | 'one_with_business' | 'at_most_one' | 'any';
/** How many accounts of each kind there are. */
export const NEEDS: Record<AccountKind, Need> = {
  outside_world: 'one',
  insurance_fund: 'one',
  exchange_fees: 'one',
  firm_treasury: 'one',
  perp_clearing: 'one',
  desk_outside: 'one',
  desk: 'one',
  desk_quotes: 'one_with_business',
  desk_second: 'at_most_one',
  desk_farm: 'one_with_business',
  desk_ventures: 'one_with_business',
  lender: 'one_with_business',
  maker: 'any',
  customer: 'any',
};

export function checkExchange(scenario: Scenario, tell: Tell): void {
  checkAssets(scenario, tell);
  checkMarkets(scenario, tell);
  checkPrices(scenario, tell);
  checkAccounts(scenario, tell);
  checkOwners(scenario, tell);
  checkPositions(scenario, tell);
  checkRest(scenario, tell);
}

function checkAssets({ assets, houseToken, markets }: Scenario, tell: Tell): void {
  tellTwins(
    assets.map(({ id }) => id),
    (id) => `assets[${id}].id`,
    tell,
  );
  if (assets[0]!.id !== 'USD' || assets[0]!.unitsPerCoin !== 100) tell('assets[0]', 'must be USD with 100 units in a dollar');
  for (const { id, weightTotal, weightInitial } of assets)
    if (weightInitial > weightTotal)
      tell(`assets[${id}].weightInitial`, `must not be above weightTotal: ${weightInitial} > ${weightTotal}`);
  if (houseToken === null) return;
  const token = assets[houseToken];
  if (token === undefined || houseToken === 0) tell('houseToken', `must be the place of a coin in assets, is ${houseToken}`);
  else if (!markets.some(({ asset, kind }) => asset === houseToken && kind === 'spot'))
    tell('houseToken', `${token.id} has no spot market`);
}

function checkMarkets({ assets, markets }: Scenario, tell: Tell): void {
  tellTwins(
    markets.map(({ id }) => id),
    (id) => `markets[${id}].id`,
    tell,
  );
  for (const { id, asset, unitsPerLot, ticksPerUsd, centsPerTickLot } of markets) {
    const coin = assets[asset];
    if (coin === undefined || asset === 0) {
      tell(`markets[${id}].asset`, `must be the place of a coin in assets, is ${asset}`);
      continue;
    }
    const comesTo = (100 * unitsPerLot) / (coin.unitsPerCoin * ticksPerUsd);
    if (Math.abs(comesTo - centsPerTickLot) > 1e-9)
      tell(`markets[${id}].centsPerTickLot`, `a tick on a lot of ${coin.id} is worth ${comesTo} cents, not ${centsPerTickLot}`);
  }
}

function checkPrices({ assets, markets, world }: Scenario, tell: Tell): void {
  tellTwins(
    world.references.map(({ asset }) => String(asset)),
    (asset) => `world.references[${asset}].asset`,
    tell,
  );
  const priced = new Set(world.references.map(({ asset }) => asset));
  for (const asset of priced) if (assets[asset] === undefined) tell('world.references', `there is no asset ${asset}`);
  for (const { id, asset } of markets) if (!priced.has(asset)) tell('world.references', `market ${id} has no outside price`);
  (world.squeezes ?? []).forEach((squeeze, nth) => {
    if (!priced.has(squeeze.asset)) tell(`world.squeezes[${nth}].asset`, `asset ${squeeze.asset} has no outside price`);
    tellOrder(`world.squeezes[${nth}]`, 'startShareEarliest', 'startShareLatest', { ...squeeze }, tell);
    tellOrder(`world.squeezes[${nth}]`, 'upLogMin', 'upLogMax', { ...squeeze }, tell);
  });
  if (world.flashCrash) {
    tellOrder('world.flashCrash', 'startShareEarliest', 'startShareLatest', { ...world.flashCrash }, tell);
    tellOrder('world.flashCrash', 'downLogMin', 'downLogMax', { ...world.flashCrash }, tell);
  }
  if (world.turn) {
    tellOrder('world.turn', 'earliestShare', 'latestShare', world.turn, tell);
    tellOrder('world.turn', 'depthMin', 'depthMax', world.turn, tell);
  }
}

function checkAccounts({ accounts, assets, business }: Scenario, tell: Tell): void {
  tellTwins(
    accounts.map(({ id }) => id),
    (id) => `accounts[${id}].id`,
    tell,
  );
  for (const kind of accountKinds) {
    const there = accounts.filter((account) => account.kind === kind).length;
    const need = NEEDS[kind];
    const wanted = need === 'one' || (need === 'one_with_business' && business !== undefined);
    if (wanted && there === 0) tell('accounts', `there must be one of kind ${kind}`);
    if (need !== 'any' && there > 1) tell('accounts', `there may be one of kind ${kind}, there are ${there}`);
  }
  for (const kind of ['maker', 'customer'] as const)
    if (!accounts.some((account) => account.kind === kind)) tell('accounts', `there must be at least one of kind ${kind}`);
  for (const { id, opening } of accounts)
    if (opening.length !== assets.length) tell(`accounts[${id}].opening`, `has ${opening.length} balances for ${assets.length} assets`);
  assets.forEach((asset, place) => {
    const sum = accounts.reduce((all, { opening }) => all + (opening[place] ?? 0), 0);
    if (!Number.isSafeInteger(sum)) tell('accounts', `opening balances in ${asset.id} come to more than can be counted exactly`);
  });
}

function checkOwners({ accounts }: Scenario, tell: Tell): void {
  const owner = (kind: AccountKind): string | undefined => accounts.find((account) => account.kind === kind)?.owner;
  const second = accounts.find((account) => account.kind === 'desk_second');
  if (second !== undefined && (second.owner === undefined || second.owner !== owner('desk')))
    tell(`accounts[${second.id}].owner`, 'the desk and its second account must name the same owner');
  for (const { id, kind, settlesOutside } of accounts)
    if (settlesOutside === true && kind !== 'maker') tell(`accounts[${id}].settlesOutside`, `is for makers, not for a ${kind}`);
}

function checkPositions({ accounts, markets, leverageMax, backstops }: Scenario, tell: Tell): void {
  for (const { id, leverage, openingPositions = [] } of accounts) {
    if (leverage !== undefined && leverage > leverageMax)
      tell(`accounts[${id}].leverage`, `must not be above leverageMax: ${leverage} > ${leverageMax}`);
    for (const { market } of openingPositions)
      if (!markets.some((spec) => spec.id === market && spec.kind === 'perpetual'))
        tell(`accounts[${id}].openingPositions`, `there is no perpetual ${market}`);
  }
  tellTwins(
    backstops.map(({ account }) => account),
    (account) => `backstops[${account}]`,
    tell,
  );
  for (const { account, perMinuteCents, perHourCents } of backstops) {
    if (!accounts.some(({ id }) => id === account)) tell(`backstops[${account}].account`, `there is no account ${account}`);
    tellOrder(`backstops[${account}]`, 'perMinuteCents', 'perHourCents', { perMinuteCents, perHourCents }, tell);
  }
}

function checkRest(
  { seats, playableSeats, block, creditStepsCents, creditMaxCents, makerFeeBps, takerFeeBps }: Scenario,
  tell: Tell,
): void {
  tellTwins(seats, () => 'seats', tell);
  tellTwins(playableSeats, () => 'playableSeats', tell);
  for (const seat of playableSeats) if (!seats.includes(seat)) tell('playableSeats', `${seat} is no seat of this firm`);
  tellOrder('block', 'lotsMin', 'lotsMax', block, tell);
  if (makerFeeBps > takerFeeBps) tell('makerFeeBps', `must not be above takerFeeBps: ${makerFeeBps} > ${takerFeeBps}`);
  creditStepsCents.forEach((step, nth) => {
    if (nth > 0 && step <= creditStepsCents[nth - 1]!) tell(`creditStepsCents[${nth}]`, 'must be above the one before');
    if (step > creditMaxCents) tell(`creditStepsCents[${nth}]`, `must not be above creditMaxCents: ${step} > ${creditMaxCents}`);
  });
}
