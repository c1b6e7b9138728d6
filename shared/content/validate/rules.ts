/**
 * How a field of a scenario is described: its unit, its range, what it means. The same description checks a value and prints the tables
 * of docs/SCENARIOS.md. A rule knows nothing of other fields; what must agree between fields is in exchange.ts and firm.ts.
 */
import type { ByRegime } from '../../sim/business.ts';

export type Rule =
  | { is: 'number'; least: number; most: number; whole: boolean; unit: string; what: string }
  | { is: 'text'; form: RegExp; what: string }
  | { is: 'yes_no'; what: string }
  | { is: 'choice'; of: readonly string[]; what: string }
  | { is: 'list'; each: Rule; least: number; most: number; what: string }
  | { is: 'fields'; fields: Readonly<Record<string, Rule>>; what: string }
  | { is: 'one_each'; names: readonly string[]; each: Rule; what: string }
  | { is: 'optional'; rule: Rule }
  | { is: 'or_null'; rule: Rule };

const ENDLESS = Number.MAX_SAFE_INTEGER;

export const number = (unit: string, least: number, most: number, what: string): Rule => ({
  is: 'number',
  least,
  most,
  whole: false,
  unit,
  what,
});
export const whole = (unit: string, least: number, most: number, what: string): Rule => ({
  is: 'number',
  least,
  most,
  whole: true,
  unit,
  what,
});
export const cents = (what: string, least = 0): Rule => whole('cents', least, ENDLESS, what);
export const share = (what: string): Rule => number('share', 0, 1, what);
export const chance = (what: string): Rule => number('chance', 0, 1, what);
export const yesNo = (what: string): Rule => ({ is: 'yes_no', what });
export const choice = (of: readonly string[], what: string): Rule => ({ is: 'choice', of, what });
export const text = (what: string): Rule => ({ is: 'text', form: /\S/, what });
/** Small letters, digits, and one kind of joint. */
export const nameWith = (joint: '-' | '_', what: string): Rule => ({
  is: 'text',
  form: joint === '-' ? /^[a-z0-9]+(-[a-z0-9]+)*$/ : /^[a-z0-9]+(_[a-z0-9]+)*$/,
  what,
});
export const code = (what: string): Rule => ({ is: 'text', form: /^[A-Z0-9]+(-[A-Z0-9]+)*$/, what });
export const list = (each: Rule, what: string, least = 0, most = 1_000): Rule => ({ is: 'list', each, least, most, what });
export const pair = (each: Rule, what: string): Rule => list(each, what, 2, 2);
export const optional = (rule: Rule): Rule => ({ is: 'optional', rule });
export const orNull = (rule: Rule): Rule => ({ is: 'or_null', rule });
/** A rule for each field of a type: one that gets another field does not compile without. */
export const fieldsOf = <T extends object>(what: string, fields: { [Field in keyof Required<T>]: Rule }): Rule => ({
  is: 'fields',
  fields,
  what,
});
/** One value for each name. */
export const oneEach = (names: readonly string[], each: Rule, what: string): Rule => ({ is: 'one_each', names, each, what });

const REGIMES: ByRegime<true> = { boom: true, plateau: true, crash: true, winter: true };
export const byRegime = (each: Rule, what: string): Rule => oneEach(Object.keys(REGIMES), each, what);

export const isOptional = (rule: Rule): boolean => rule.is === 'optional';
/** The rule itself, without what lets a field be absent or null. */
export const inner = (rule: Rule): Inner => (rule.is === 'optional' || rule.is === 'or_null' ? inner(rule.rule) : rule);
export type Inner = Exclude<Rule, { is: 'optional' } | { is: 'or_null' }>;
