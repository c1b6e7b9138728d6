/** Ordinary work: the words that all matters share. Each seat's own are beside this file. */
export const matters = {
  'matter.heading': 'Your day',
  'matter.done': 'Done',
  'matter.answered': 'Done: {answer}',
  'matter.unanswered': 'Nobody answered',
  'matter.until': 'Lies here until week {week}',
  'matter.row': 'Line',
  'matter.unit.bps': '{n} bp',
  'matter.unit.days': '{n} {n|day|days}',
  'matter.unit.times': '{n}×',
} as const;
