/** A row of the record in words. */
import type { EvidenceRow, Fact, Receipt } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { percent, usdShort } from '../../overlay/format.ts';

function factValue(fact: Fact): string {
  if (fact.cents !== undefined) return usdShort(fact.cents);
  if (fact.fraction !== undefined) return percent(fact.fraction, 1);
  return fact.text ?? '';
}

/** What the row's seat did, on the terms that stood then. */
export function rowWhat(receipt: Receipt, row: EvidenceRow): string {
  const share = row.facts.find((fact) => fact.label === 'share')?.fraction;
  if (row.verb === 'mandate_set' && share !== undefined) return t('verb.mandate_set.share', { share: percent(share, 0) });
  const change = receipt.changes.find((each) => each.request.requestId === row.requestId);
  if (!change) return t(`verb.${row.verb}`);
  const terms = row.facts.find((fact) => fact.label === 'terms');
  return `${t(`verb.${row.verb}`)} ${t(`change.${change.request.kind}.named`, { value: terms ? factValue(terms) : '' })}`;
}

/** What was true at the row's step; which change it was about is in the row's words already. */
export const rowFacts = (row: EvidenceRow): { label: string; value: string }[] =>
  row.facts.filter((fact) => fact.label !== 'change').map((fact) => ({ label: t(`fact.${fact.label}`), value: factValue(fact) }));

/** The first figures of a hash: enough to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);
