/** A row of the record in words. */
import type { EvidenceRow, Fact, FactLabel, Receipt } from '../../../shared/sim/judgement/types.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { factName, factText } from '../../i18n/facts.ts';
import { t } from '../../i18n/t.ts';
import { percent } from '../../overlay/format.ts';

const factValue = (fact: Fact, receipt: Receipt): string =>
  fact.label === 'ending' && receipt.firm?.ending ? endingSentence(receipt) : factText(fact);

/** How the firm ended, in one sentence; empty where it had no end of its own. */
export function endingSentence({ firm, exchangeName, deskName }: Receipt): string {
  return firm?.ending ? t(`ending.${firm.ending.id}`, { exchange: exchangeName, desk: deskName }) : '';
}

/** Words of ordinary work may name sums that no row holds: those are not said. */
const isWhole = (fact: Fact): boolean => !factText(fact).includes('{');

/** What a row is about, named after its verb. */
const NAMES_IT: ReadonlySet<FactLabel> = new Set(['offer', 'topic', 'matter']);

/** What the row's seat did, on the terms that stood then. */
export function rowWhat(receipt: Receipt, row: EvidenceRow): string {
  const share = row.facts.find((fact) => fact.label === 'share')?.fraction;
  if (row.verb === 'mandate_set' && share !== undefined) return t('verb.mandate_set.share', { share: percent(share, 0) });
  const about = row.facts.find((fact) => NAMES_IT.has(fact.label) && isWhole(fact));
  if (about) return `${t(`verb.${row.verb}`)}: ${factValue(about, receipt)}`;
  const change = receipt.changes.find((each) => each.request.requestId === row.requestId);
  if (!change) return t(`verb.${row.verb}`);
  const { kind, askedValue, terms } = change.request;
  const then = row.facts.find((fact) => fact.label === 'terms');
  const named = then
    ? t(`change.${kind}.named`, { value: factValue(then, receipt) })
    : changeNamed(kind, row.verb === 'proposed' ? askedValue : terms.value);
  return `${t(`verb.${row.verb}`)} ${named}`;
}

/** What the row's words say already. */
const SAID: ReadonlySet<FactLabel> = new Set(['change', ...NAMES_IT]);

/** What was true at the row's step. */
export const rowFacts = (row: EvidenceRow, receipt: Receipt): { label: string; value: string }[] =>
  row.facts
    .filter((fact) => !SAID.has(fact.label) && isWhole(fact))
    .map((fact) => ({ label: factName(fact), value: factValue(fact, receipt) }));

/** The first figures of a hash: enough to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);
