/** How a firm of several rounds ends: one plain sentence each, for the last screen and the head of the receipt. */
export const endings = {
  'ending.survived_clean': '{exchange} is still open, and what it owes is there.',
  'ending.survived_lucky': '{exchange} is still open, and nobody ever looked.',
  'ending.caught_alive': 'It came out, and {exchange} lived through it.',
  'ending.told_alive': '{exchange} told its customers, and lived through it.',
  'ending.gated': '{exchange} stopped withdrawals once, and opened again.',
  'ending.wound_down': '{exchange} was wound down in order.',
  'ending.run': 'Customers asked for more than {exchange} could find.',
  'ending.found_at_wind_up': 'The last audit of {exchange} found less than it owed.',
  'ending.bailed_out': 'Another firm took {exchange} over and paid its customers.',
  'ending.desk_default': '{desk} could not pay what it owed {exchange}.',

  'ended.eyebrow': 'Round {round}, week {week}: the last day',
  'ended.sub': 'What follows is what the world had been shown until then.',
  'ended.open': 'Open the trial',
  'ended.table': 'The last published table',
} as const;
