/** The rules of a scenario's fields as Markdown tables, for docs/SCENARIOS.md. */
import { fileURLToPath } from 'node:url';
import { en } from '../../shared/content/texts/en.ts';
import { type Inner, inner, isOptional, type Rule } from '../../shared/content/validate/rules.ts';
import { scenarioRules } from '../../shared/content/validate/scenarioRules.ts';
import { alternatives, changeKinds, characterIds, triggers } from '../../shared/content/validate/vocabulary.ts';
import { REQUESTS } from '../../shared/sim/firm/requestTable.ts';

/** Longer lists of words have a table of their own. */
const LISTED_MOST = 8;

interface Row {
  field: string;
  kind: string;
  range: string;
  what: string;
}

/** Parts that are long enough for a table of their own. */
const APART = [
  '',
  'business',
  'business.weather',
  'business.customers',
  'business.firm',
  'business.token',
  'business.discovery',
  'business.offers[]',
];

export const SCENARIOS_PAGE = fileURLToPath(new URL('../../docs/SCENARIOS.md', import.meta.url));
const MARKS = ['<!-- fields -->', '<!-- end of fields -->'] as const;

/** The page with its tables as the rules have them now. */
export function withFieldTables(page: string): string {
  const [from, to] = MARKS.map((mark) => page.indexOf(mark));
  if (from === undefined || to === undefined || from < 0 || to < from)
    throw new Error(`the page has no place for tables: ${MARKS.join(' … ')}`);
  return `${page.slice(0, from)}${MARKS[0]}\n\n${fieldTables()}\n\n${page.slice(to)}`;
}

function fieldTables(): string {
  const tables = APART.map((part) => {
    const rule = part === '' ? inner(scenarioRules) : ruleAt(scenarioRules, part);
    return [`### \`${part === '' ? 'scenario' : part}\``, '', rule.what, '', ...table(rowsOf(rule, part))].join('\n');
  });
  return [
    ...tables,
    requestTable(),
    wordTable('Triggers', triggersInWords()),
    wordTable('Other ways of answering', alternatives),
    wordTable('Characters', Object.fromEntries(characterIds.map((id) => [id, wordsOf(`character.${id}`)]))),
  ].join('\n\n');
}

const wordsOf = (key: string): string => Object.entries(en).find(([name]) => name === key)?.[1] ?? '';

/** Kinds of request: whom the engine asks is the engine's to say. */
const requestTable = (): string =>
  [
    '### Requests',
    '',
    '| Kind | What | Signs | Carries it out |',
    '| --- | --- | --- | --- |',
    ...changeKinds.map(
      (kind) => `| \`${kind}\` | ${wordsOf(`change.${kind}.title`)} | ${REQUESTS[kind].approver} | ${REQUESTS[kind].executor} |`,
    ),
  ].join('\n');

const triggersInWords = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(triggers).map(([id, { event, what }]) => [id, event ? `${what} (an event: \`rounds\` is null)` : what]),
  );

const wordTable = (title: string, words: Readonly<Record<string, string>>): string =>
  [`### ${title}`, '', '| Name | What |', '| --- | --- |', ...Object.entries(words).map(([id, what]) => `| \`${id}\` | ${what} |`)].join(
    '\n',
  );

function ruleAt(rule: Rule, path: string): Inner {
  let at = inner(rule);
  for (const name of path.replace('[]', '').split('.')) {
    if (at.is === 'fields') at = inner(at.fields[name]!);
    if (at.is === 'list') at = inner(at.each);
  }
  return at;
}

function rowsOf(rule: Rule, path: string): Row[] {
  const at = inner(rule);
  if (at.is !== 'fields') return [];
  return Object.entries(at.fields).flatMap(([name, field]) => rowsOfField(field, path === '' ? name : `${path}.${name}`, name));
}

function rowsOfField(field: Rule, path: string, shownAs: string): Row[] {
  const at = inner(field);
  const what = `${at.what}${isOptional(field) ? ' May be absent.' : ''}${canBeNull(field) ? ' May be null.' : ''}`;
  const row: Row = { field: shownAs, kind: kindOf(at), range: rangeOf(at), what };
  const within = at.is === 'list' ? inner(at.each) : at;
  if (within.is !== 'fields') return [row];
  const listed = at.is === 'list' ? '[]' : '';
  if (APART.includes(`${path}${listed}`)) return [{ ...row, range: 'see its own table' }];
  return [
    row,
    ...Object.entries(within.fields).flatMap(([name, inside]) =>
      rowsOfField(inside, `${path}${listed}.${name}`, `${shownAs}${listed}.${name}`),
    ),
  ];
}

const canBeNull = (rule: Rule): boolean => rule.is === 'or_null' || (rule.is === 'optional' && canBeNull(rule.rule));

function kindOf(rule: Inner): string {
  switch (rule.is) {
    case 'number':
      return `${rule.unit}${rule.whole ? ', whole' : ''}`;
    case 'one_each':
      return `${kindOf(inner(rule.each))}, for each of ${rule.names.join(', ')}`;
    case 'list':
      return inner(rule.each).is === 'fields' ? 'list' : `list of: ${kindOf(inner(rule.each))}`;
    case 'yes_no':
      return 'true or false';
    case 'fields':
      return 'fields';
    default:
      return 'text';
  }
}

function rangeOf(rule: Inner): string {
  switch (rule.is) {
    case 'number':
      return numbersFrom(rule.least, rule.most);
    case 'one_each':
      return rangeOf(inner(rule.each));
    case 'choice':
      return rule.of.length > LISTED_MOST ? 'one of those below' : rule.of.map((word) => `\`${word}\``).join(', ');
    case 'list': {
      const each = inner(rule.each);
      return each.is === 'fields' ? '' : rangeOf(each);
    }
    default:
      return '';
  }
}

function numbersFrom(least: number, most: number): string {
  if (most < Number.MAX_SAFE_INTEGER) return `${least} to ${most}`;
  return least > -most ? `${least} or more` : 'any';
}

const table = (rows: readonly Row[]): string[] => [
  '| Field | Unit | Range | What |',
  '| --- | --- | --- | --- |',
  ...rows.map(({ field, kind, range, what }) => `| \`${field}\` | ${kind} | ${range} | ${what} |`),
];
