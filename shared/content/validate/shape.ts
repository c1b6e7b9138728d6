/** Checks a value against its rule, field by field. */
import type { Rule } from './rules.ts';

/** What is wrong with one field, and whether the value has another form than a scenario's: then nothing can be compared with it. */
export interface Misfit {
  field: string;
  says: string;
  misshapen: boolean;
}

type Tell = (field: string, says: string, misshapen: boolean) => void;

export function misfits(rule: Rule, value: unknown): Misfit[] {
  const found: Misfit[] = [];
  look(rule, value, '', (field, says, misshapen) => found.push({ field, says, misshapen }));
  return found;
}

const under = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);
const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));

function look(rule: Rule, value: unknown, field: string, tell: Tell): void {
  switch (rule.is) {
    case 'optional':
      if (value !== undefined) look(rule.rule, value, field, tell);
      return;
    case 'or_null':
      if (value !== null) look(rule.rule, value, field, tell);
      return;
    case 'number':
      lookAtNumber(rule, value, field, tell);
      return;
    case 'text':
      if (typeof value !== 'string') tell(field, `must be a text, is ${shown(value)}`, true);
      else if (!rule.form.test(value)) tell(field, `must be ${rule.what}, is ${shown(value)}`, false);
      return;
    case 'yes_no':
      if (typeof value !== 'boolean') tell(field, `must be true or false, is ${shown(value)}`, true);
      return;
    case 'choice':
      if (typeof value !== 'string' || !rule.of.includes(value))
        tell(field, `must be one of ${rule.of.join(', ')}, is ${shown(value)}`, true);
      return;
    case 'list':
      lookAtList(rule, value, field, tell);
      return;
    case 'fields':
      lookAtFields(rule.fields, value, field, tell);
      return;
    case 'one_each':
      lookAtFields(Object.fromEntries(rule.names.map((name) => [name, rule.each])), value, field, tell);
      return;
  }
}

function lookAtNumber({ least, most, whole }: Extract<Rule, { is: 'number' }>, value: unknown, field: string, tell: Tell): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) tell(field, `must be a number, is ${shown(value)}`, true);
  else if (value < least || value > most) tell(field, `must be ${rangeInWords(least, most)}, is ${value}`, false);
  else if (whole && !Number.isInteger(value)) tell(field, `must be a whole number, is ${value}`, false);
}

export const rangeInWords = (least: number, most: number): string =>
  most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `between ${least} and ${most}`;

function lookAtList({ each, least, most }: Extract<Rule, { is: 'list' }>, value: unknown, field: string, tell: Tell): void {
  if (!Array.isArray(value)) {
    tell(field, `must be a list, is ${shown(value)}`, true);
    return;
  }
  const entries: unknown[] = value;
  if (entries.length < least || entries.length > most) {
    const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`;
    tell(field, `must have ${wanted} entries, has ${entries.length}`, true);
  }
  entries.forEach((entry, place) => {
    look(each, entry, `${field}[${nameOf(entry) ?? place}]`, tell);
  });
}

/** An entry that has a name is found faster by it than by its place. */
function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const name = 'id' in entry ? entry.id : 'offer' in entry ? entry.offer : null;
  return typeof name === 'string' ? name : null;
}

function lookAtFields(fields: Readonly<Record<string, Rule>>, value: unknown, field: string, tell: Tell): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell(field, `must have fields, is ${shown(value)}`, true);
    return;
  }
  const given: Record<string, unknown> = { ...value };
  for (const [name, rule] of Object.entries(fields)) look(rule, given[name], under(field, name), tell);
  for (const name of Object.keys(given)) if (!Object.hasOwn(fields, name)) tell(under(field, name), 'is no field of a scenario', false);
}
