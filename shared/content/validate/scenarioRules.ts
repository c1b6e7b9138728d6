/** Every field of a scenario but those of its business, each with unit, range and meaning. */
import type { CoinWeather } from '../../sim/business.ts';
import type {
  AccountSpec,
  AssetSpec,
  CustomerSpec,
  FlashCrashSpec,
  MakerSpec,
  MandateSpec,
  MarketSpec,
  ReferenceSpec,
  RegimeSpec,
  Scenario,
  SqueezeSpec,
  WorldSpec,
} from '../../sim/scenario.ts';
import { businessRules } from './businessRules.ts';
import {
  cents,
  chance,
  choice,
  code,
  fieldsOf,
  list,
  nameWith,
  number,
  oneEach,
  optional,
  orNull,
  type Rule,
  share,
  text,
  whole,
  yesNo,
} from './rules.ts';
import { accountKinds, characterIds, lossPolicies, seatIds } from './vocabulary.ts';

const place = (what: string): Rule => whole('place in the list, from 0', 0, 100, what);
const MOST = Number.MAX_SAFE_INTEGER;

const assetRules = fieldsOf<AssetSpec>('A coin, or USD, which is always the first.', {
  id: code('its name in capitals'),
  unitsPerCoin: whole('units', 1, 100_000_000, 'Smallest units in one coin.'),
  weightTotal: share('What it counts for as collateral.'),
  weightInitial: share('What it counts for when a position is opened.'),
  imfFactor: number('factor', 0, 1, 'How fast its weight falls with size.'),
  thin: optional(yesNo('Few of it trade: a price can be driven.')),
});

const marketRules = fieldsOf<MarketSpec>('A book. Take `spot(assets, id)` and `perpetual(assets, id)`.', {
  id: code('its name in capitals, such as BIT-PERP'),
  kind: choice(['spot', 'perpetual'], 'What is traded.'),
  asset: place('The coin whose price it trades.'),
  centsPerTickLot: whole('cents', 1, 1_000_000, 'What one tick on one lot is worth.'),
  unitsPerLot: whole('units', 1, 100_000_000, 'Smallest units of the coin in one lot.'),
  ticksPerUsd: number('ticks', 0.000_001, 1_000_000, 'Ticks in one dollar of price.'),
  imfFactor: number('factor', 0, 1, 'How fast margin grows with size.'),
  maxOrderLots: whole('lots', 1, MOST, 'The largest order.'),
  listedLater: optional(yesNo('Not open at the opening: a change of the firm lists it.')),
});

const accountRules = fieldsOf<AccountSpec>('An account on the exchange, or one that the firm keeps beside it.', {
  id: nameWith('_', 'small letters joined by _'),
  kind: choice(accountKinds, 'What it is: see “Accounts”.'),
  opening: list(whole('units', 0, MOST, 'Balance.'), 'Opening balances, one for each asset, in smallest units (USD: cents).', 1),
  owner: optional(text('Accounts of one owner count together. The desk and its second account need the same one.')),
  openingPositions: optional(
    list(
      fieldsOf<NonNullable<AccountSpec['openingPositions']>[number]>('A position.', {
        market: text('A perpetual.'),
        lots: whole('lots', -MOST, MOST, 'Long above zero, short below.'),
      }),
      'Positions held from the opening, against the makers.',
    ),
  ),
  leverage: optional(whole('times', 1, 100, 'Leverage it has chosen; the cap of the scenario where absent.')),
  makerRebate: optional(whole('millionths', 0, 1_000, 'What it is paid for an order that rests, of notional.')),
  favourite: optional(yesNo('Paid before others where the firm lets favourites go first.')),
  settlesOutside: optional(yesNo('Keeps its money with a custodian of its own: the exchange owes it nothing.')),
  people: optional(whole('people', 1, 1_000_000, 'How many people it stands for: sizes are judged by head.')),
  depositShare: optional(share('Its part of new deposits; all parts together are 1.')),
  targetLeverage: optional(number('times', 0, 100, 'The leverage that these customers go back to; savers have none.')),
});

const regimeRules = fieldsOf<RegimeSpec>('How prices walk.', {
  driftPerYear: number('log a year', -10, 10, 'Drift of BIT.'),
  volatilityPerYear: number('log a year', 0, 5, 'Volatility of BIT.'),
});

const coinWeatherRules = fieldsOf<CoinWeather>('How the coin goes with the world of several rounds.', {
  betaToBasket: number('times', -5, 5, 'How far it follows the basket of thin coins.'),
  basketDriftShare: share('Part of the basket’s drift that it has too.'),
  boomDriftPerYear: number('log a year', -10, 10, 'Its own drift in a boom.'),
  event: orNull(
    choice(['pumped', 'breaks', 'wobbles'], 'Driven up before the exploit, loses its peg, or slips for four days when it breaks.'),
  ),
});

const referenceRules = fieldsOf<ReferenceSpec>('The outside price of one coin. Take `referencesOf(assets)`.', {
  asset: place('The coin.'),
  startTicks: whole('ticks', 1, 1_000_000_000, 'Opening price.'),
  betaToBit: number('times', -5, 5, 'How far it follows BIT.'),
  ownVolatilityPerYear: number('log a year', 0, 5, 'Noise of its own.'),
  weather: optional(coinWeatherRules),
});

const squeezeRules = fieldsOf<SqueezeSpec>('One coin is driven up and falls back.', {
  asset: place('The coin.'),
  startShareEarliest: number('share of the round', 0, 10, 'Begins at the earliest.'),
  startShareLatest: number('share of the round', 0, 10, 'Begins at the latest.'),
  upLogMin: number('log', 0, 5, 'Goes up by at least.'),
  upLogMax: number('log', 0, 5, 'Goes up by at most.'),
  upDays: number('days', 0.01, 1_000, 'Takes so long.'),
  downLog: number('log', 0, 5, 'Falls back by.'),
  downDays: number('days', 0.01, 1_000, 'Takes so long.'),
});

const flashCrashRules = fieldsOf<FlashCrashSpec>('The whole market falls and comes back.', {
  startShareEarliest: number('share of the round', 0, 10, 'Begins at the earliest.'),
  startShareLatest: number('share of the round', 0, 10, 'Begins at the latest.'),
  downLogMin: number('log', 0, 5, 'Falls by at least.'),
  downLogMax: number('log', 0, 5, 'Falls by at most.'),
  downDays: number('days', 0.01, 1_000, 'Takes so long.'),
  backShare: share('Part of the fall that comes back.'),
  backDays: number('days', 0.01, 1_000, 'Takes so long.'),
});

const worldRules = fieldsOf<WorldSpec>('The outside market.', {
  references: list(referenceRules, 'One for each coin.', 1),
  boom: optional(regimeRules),
  after: optional(regimeRules),
  turn: optional(
    fieldsOf<NonNullable<WorldSpec['turn']>>('The one turn of a game of one round.', {
      earliestShare: number('share of the round', 0, 10, 'Begins at the earliest; above 1: not within it.'),
      latestShare: number('share of the round', 0, 10, 'Begins at the latest.'),
      depthMin: number('log', 0, 5, 'Falls by at least.'),
      depthMax: number('log', 0, 5, 'Falls by at most.'),
      days: number('days', 0.01, 1_000, 'Takes so long.'),
    }),
  ),
  squeezes: optional(list(squeezeRules, 'Coins driven up, in a game of one round.')),
  flashCrash: optional(flashCrashRules),
});

const makerRules = fieldsOf<MakerSpec>('How outside makers quote in a game of one round.', {
  levels: whole('levels', 1, 20, 'Orders on each side.'),
  halfSpreadBps: number('basis points', 0, 1_000, 'From the reference to the first order.'),
  stepBps: number('basis points', 0, 1_000, 'From one order to the next.'),
  lotsPerLevel: list(whole('lots', 0, MOST, 'Size.'), 'Size of each order, one for each market; empty with a business.'),
  follow: share('Part of the distance to the reference that a quote covers in a step.'),
});

const customerRules = fieldsOf<CustomerSpec>('What customers do in a game of one round.', {
  ordersPerDay: list(number('orders', 0, 1_000, 'Orders.'), 'Orders of one customer a day, one for each market; empty with a business.'),
  orderLots: list(whole('lots', 0, MOST, 'Size.'), 'Size of an order, one for each market; empty with a business.'),
  calmWithdrawalPerDay: share('Part of deposits withdrawn a day in calm weather.'),
  doubtWithdrawalPerDay: share('What doubt adds to it at most.'),
  boomDepositPerDay: share('Part of deposits that arrives a day while the boom lasts.'),
  boomBuyChance: chance('A customer buys rather than sells, before the turn.'),
  turnedBuyChance: chance('The same after the turn.'),
});

const seat = choice(seatIds, 'A seat.');
const castRules = oneEach(
  seatIds,
  optional(choice(characterIds, 'A character.')),
  'Who plays the empty seats, by the names in characters.ts; the usual characters where absent.',
);

export const scenarioRules = fieldsOf<Scenario>('A scenario.', {
  id: nameWith('-', 'small letters joined by -'),
  version: whole('number', 1, 1_000_000, 'Goes up with every change of numbers: a recording names it.'),
  exchangeName: text('Name of the exchange.'),
  deskName: text('Name of its desk.'),
  stepsPerRound: whole('steps of 250 ms', 10, 20_000, 'Length of a round on the clock: 240 is a minute.'),
  calendarDaysPerStep: number('days', 0.000_1, 10, 'Business in a step. With a business, a round is 168 days.'),
  engineSecondsPerStep: whole('seconds', 1, 3_600, 'Time of the exchange’s engine in a step: liquidation, bands.'),
  assets: list(assetRules, 'Take `assetsOf([...])`.', 2),
  markets: list(marketRules, 'Books.', 1),
  accounts: list(accountRules, 'Accounts.', 1),
  seats: list(seat, 'Seats of the firm.', 1),
  playableSeats: list(seat, 'Those that a person may take.', 1),
  cast: optional(castRules),
  wording: optional(
    fieldsOf<NonNullable<Scenario['wording']>>('Texts that take the place of the usual ones.', {
      deskBrief: text('Note that the desk opens with.'),
      opening: text('First news.'),
      close: text('Last news of a game of one round.'),
    }),
  ),
  buyBackShare: share('Part of fees that buys the house token back, in a game of one round.'),
  houseToken: orNull(place('The firm’s own token.')),
  leverageMax: whole('times', 1, 100, 'Cap on leverage.'),
  makerFeeBps: number('basis points', 0, 100, 'Fee for an order that rests.'),
  takerFeeBps: number('basis points', 0, 100, 'Fee for an order that takes.'),
  liquidation: fieldsOf<Scenario['liquidation']>('How fast the engine sells a position.', {
    probabilityPerSecond: chance('A slice goes out in a second.'),
    sliceShare: share('Part of the position in a slice.'),
    sliceFloorCents: cents('The smallest slice.'),
    budgetCentsPerSecond: cents('The most sold in a second.'),
  }),
  world: worldRules,
  backstops: list(
    fieldsOf<Scenario['backstops'][number]>('A provider.', {
      account: text('Its account.'),
      perMinuteCents: cents('The most it takes in a minute.'),
      perHourCents: cents('The most it takes in an hour.'),
    }),
    'Who takes over positions that could not be sold.',
  ),
  hotWallet: fieldsOf<Scenario['hotWallet']>('What can be paid at once.', {
    share: share('Part of custody that is ready.'),
    fillPerDay: share('Part of custody that can be brought up in a day.'),
  }),
  lossPolicy: choice(lossPolicies, 'Who bears a loss that the fund cannot: printed on the page.'),
  maker: makerRules,
  customer: customerRules,
  concentrationPerOwner: optional(yesNo('False: each account’s own size counts for rates and weights.')),
  outsideYieldPerYear: number('a year', -10, 10, 'Yield of the desk’s money outside, in a game of one round.'),
  outsideYieldAfterTurnPerYear: number('a year', -10, 10, 'The same after the turn.'),
  openingMandate: fieldsOf<MandateSpec>('Standing shares of the desk in a game of one round.', {
    quoteShare: share('Quotes.'),
    directionalShare: share('Long.'),
    outsideShare: share('Sent outside.'),
  }),
  mandateSliceCents: cents('The most that a mandate trades or moves in a step.', 1),
  block: fieldsOf<Scenario['block']>('Clients ask the desk for a price for a large trade.', {
    everyDays: number('days', 0.1, 10_000, 'About this often.'),
    openDays: number('days', 0.1, 10_000, 'The question stays open.'),
    lotsMin: whole('lots', 1, MOST, 'At least.'),
    lotsMax: whole('lots', 1, MOST, 'At most.'),
    edgeBps: number('basis points', 0, 1_000, 'In the desk’s favour.'),
  }),
  creditMaxCents: cents('The largest line that the code accepts.'),
  aim: fieldsOf<Scenario['aim']>('What the chief asks of the desk in a game of one round.', {
    notionalCents: cents('Long by so much; 0: nothing.'),
    byShare: share('By this part of the round.'),
  }),
  creditStepsCents: list(cents('A size.', 1), 'Sizes to choose from when credit is asked for.', 1),
  business: optional(businessRules),
});
