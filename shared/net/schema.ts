/** The shared state: small public facts that everyone in a room may know. Everything else goes to one seat by message. */
import { type SchemaType, schema, t } from '@colyseus/schema';

export const WorkshopState = schema(
  {
    phase: t.string<'live' | 'close' | 'closed'>().default('live'),
    step: t.uint32(),
    round: t.uint8(),
    exchangeName: t.string(),
    displayedFundCents: t.float64(),
    headCount: t.uint8(),
    pace: t.uint8(),
  },
  'WorkshopState',
);
export type WorkshopState = SchemaType<typeof WorkshopState>;
