import type { ExhibitDocument } from '../../../../shared/sim/judgement/exhibitTypes.ts';
import type { Brief, OpenCase } from '../caseState.ts';
import type { Sight } from '../seen.ts';

/** What the body of a document is drawn from: the case, its exhibit, the document and how much of it the chosen eyes could see. */
export interface BodyProps<D extends ExhibitDocument = ExhibitDocument> {
  opened: OpenCase;
  brief: Brief;
  document: D;
  sight: Sight;
}
