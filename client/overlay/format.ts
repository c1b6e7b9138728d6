/**
 * Numbers as people read them: money from cents, prices from ticks, sizes from lots, shares from fractions.
 * A true minus sign, a no-break space before units, and no sign on what rounds to zero.
 */
import type { MarketInfo } from '../../shared/sim/views/types.ts';

const MINUS = '\u2212';
const SPACE = '\u00a0';

const formatters = new Map<number, Intl.NumberFormat>();

/** The absolute value with grouped thousands and a fixed count of digits after the point. */
function grouped(value: number, digits: number): string {
  let formatter = formatters.get(digits);
  if (!formatter) {
    formatter = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(digits, formatter);
  }
  return formatter.format(Math.abs(value));
}

const roundsToZero = (value: number, digits: number): boolean => Math.abs(value) < 0.5 / 10 ** digits;

function signed(value: number, digits: number, plus: boolean): string {
  if (roundsToZero(value, digits)) return '';
  if (value < 0) return MINUS;
  return plus ? '+' : '';
}

/** Whole dollars: `$1,849,984`, `−$299,360`. */
export function usd(cents: number): string {
  const dollars = cents / 100;
  return `${signed(dollars, 0, false)}$${grouped(dollars, 0)}`;
}

/** At most four figures and a unit: `$412.6 M`, `$85.0 k`, `$1.20 B`; below ten thousand dollars in full. */
export function usdShort(cents: number): string {
  const dollars = cents / 100;
  const size = Math.abs(dollars);
  const [scaled, unit] =
    size >= 999_500_000
      ? [dollars / 1e9, 'B']
      : size >= 999_500
        ? [dollars / 1e6, 'M']
        : size >= 10_000
          ? [dollars / 1e3, 'k']
          : [dollars, ''];
  if (unit === '') return usd(cents);
  const digits = Math.abs(scaled) < 9.995 && unit !== 'k' ? 2 : Math.abs(scaled) < 999.5 ? 1 : 0;
  return `${signed(scaled, digits, false)}$${grouped(scaled, digits)}${SPACE}${unit}`;
}

/** The short form for an axis, without zeros that say nothing: `$2 B`, `0`. */
export const usdTick = (cents: number): string => (cents === 0 ? '0' : usdShort(cents).replace(/\.0+(?=\D)/, ''));

/** The short form with a sign in both directions. */
export const usdShortSigned = (cents: number): string => `${cents >= 50 ? '+' : ''}${usdShort(cents)}`;

/** A fraction as per cent: `8.05 %`. */
export function percent(fraction: number, digits = 2): string {
  const value = fraction * 100;
  return `${signed(value, digits, false)}${grouped(value, digits)}${SPACE}%`;
}

export function percentSigned(fraction: number, digits = 1): string {
  const value = fraction * 100;
  return `${signed(value, digits, true)}${grouped(value, digits)}${SPACE}%`;
}

/** A fee rate in millionths of notional as per cent, with no more digits than it has: `0.035 %`; a rebate is negative. */
export function feePercent(millionths: number): string {
  const digits = millionths % 100 === 0 ? 2 : millionths % 10 === 0 ? 3 : 4;
  return percent(millionths / 1e6, digits);
}

/** Digits after the point that one step of 1/`unitsPerWhole` needs. */
function digitsFor(unitsPerWhole: number): number {
  return Math.max(0, Math.ceil(Math.log10(unitsPerWhole)));
}

/** A plain number, with at most so many digits after the point. */
export function plainNumber(value: number, digits: number): string {
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  const used = Number.isInteger(rounded) ? 0 : (String(Math.abs(rounded)).split('.')[1]?.length ?? 0);
  return `${signed(rounded, used, false)}${grouped(rounded, used)}`;
}

/** A price in dollars without the dollar sign: `41,312`, `22.40`. */
export function price(ticks: number, info: MarketInfo): string {
  return `${ticks < 0 ? MINUS : ''}${grouped(ticks / info.ticksPerUsd, digitsFor(info.ticksPerUsd))}`;
}

/** A size in coins: `120.00` where a lot is 0.01. */
export function coins(lots: number, info: MarketInfo): string {
  return `${lots < 0 ? MINUS : ''}${grouped(lots / info.lotsPerCoin, digitsFor(info.lotsPerCoin))}`;
}

/** A size as short as it can be said: `120`, `0.35`. */
export function coinsShort(lots: number, info: MarketInfo): string {
  return lots % info.lotsPerCoin === 0 ? `${lots < 0 ? MINUS : ''}${grouped(lots / info.lotsPerCoin, 0)}` : coins(lots, info);
}

/** A size for narrow tables: whole coins from a thousand on. */
export const coinsAbout = (lots: number, info: MarketInfo): string =>
  Math.abs(lots) >= 1000 * info.lotsPerCoin ? `${lots < 0 ? MINUS : ''}${grouped(lots / info.lotsPerCoin, 0)}` : coinsShort(lots, info);

/** A balance held in smallest units, with as many digits as the size asks for. */
export function balance(units: number, unitsPerCoin: number): string {
  const value = units / unitsPerCoin;
  return `${signed(value, 2, false)}${grouped(value, Math.abs(value) >= 10_000 ? 0 : 2)}`;
}

/** Minutes and seconds: `1:12`. Negative time reads as zero. */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/**
 * What a person typed as a plain number, or null: `k` and `m` scale, and a comma parts thousands as on the screen. One that parts anything
 * else is no number: read as if it were not there, `0,5` would be five.
 */
function typedNumber(text: string): number | null {
  const match = /^\$?(\d+(?:\.\d*)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?|\.\d+)([km])?$/i.exec(text.replaceAll(/[\s\u00a0]/g, ''));
  if (!match?.[1]) return null;
  const scale = match[2] === undefined ? 1 : match[2].toLowerCase() === 'k' ? 1e3 : 1e6;
  return Number(match[1].replaceAll(',', '')) * scale;
}

/** The typed number in whole units of 1/`unitsPerWhole`; null when it is no number or falls between two units. */
export function typedUnits(text: string, unitsPerWhole: number): number | null {
  const value = typedNumber(text);
  if (value === null) return null;
  const units = Math.round(value * unitsPerWhole);
  return Math.abs(units - value * unitsPerWhole) < 1e-6 * Math.max(1, units) && Number.isSafeInteger(units) ? units : null;
}

export const typedLots = (text: string, info: MarketInfo): number | null => typedUnits(text, info.lotsPerCoin);
export const typedTicks = (text: string, info: MarketInfo): number | null => typedUnits(text, info.ticksPerUsd);
export const typedCents = (text: string): number | null => typedUnits(text, 100);

/** What an input field holds for a number of units: plain digits, no separators. */
export const plainUnits = (units: number, unitsPerWhole: number): string =>
  units % unitsPerWhole === 0 ? String(units / unitsPerWhole) : (units / unitsPerWhole).toFixed(digitsFor(unitsPerWhole));

/** The typed number and so much more or less, as the field holds it; never below nothing, and null where there was no number. */
export function stepped(text: string, by: number, unitsPerWhole: number): string | null {
  const value = text.trim() === '' ? 0 : typedNumber(text);
  return value === null ? null : plainUnits(Math.max(0, Math.round((value + by) * unitsPerWhole)), unitsPerWhole);
}
