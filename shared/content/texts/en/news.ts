/** News for everyone, and the notes that open a seat's inbox. Notes stay under sixty words. */
export const news = {
  'news.label': 'News',
  'news.none': 'No news yet.',
  'news.opening': 'Markets open the half-year calm. BIT is steady, volumes are rising.',
  'news.rally': 'BIT climbs for another week. Desks along the bay add to their longs.',
  'news.rival_record': 'Harbour posts a record quarter. Its desk is said to be long.',
  'news.liquidations': 'Margin calls spread. Leveraged longs are sold into thin books.',
  'news.turn': 'BIT falls hard. Nobody names a cause.',
  'news.slump': 'The selling goes on. Spreads widen, buyers wait.',
  'news.withdrawals_delayed': 'Customers of one exchange report waiting for their money.',
  'news.close': 'The half-year is over. Exchanges close their books.',

  'note.from.chief': 'From the chief',
  'note.from.exchange': 'From the exchange',
  'note.desk_brief.title': 'Your job',
  'note.desk_brief':
    'You run {desk}’s book. Mara wants {aim} long by week {week}. Choose what share of your buying power quotes, goes directional, or goes to the outside venue, and trade by hand on top. When collateral runs out you can ask for credit, or do with less.',
  'note.desk_brief.first': 'First: look at your mandate, then raise the directional share or buy BIT-PERP.',
  'note.engineer_brief.title': 'Your job',
  'note.engineer_brief':
    'You keep {exchange}’s engine. Changes reach you as diffs, approved by Mara. What you merge, every later check reads. You may make it smaller, date it, print it on the public page, or refuse. Your screen shows what is owed and what is held.',
  'note.engineer_brief.first': 'First: read the rules in force. A request is on its way.',
  'note.chief_brief.title': 'Your job',
  'note.chief_brief':
    'You run {exchange} and answer for {desk}. Growth is looked at every week. Requests come to you first: approve, narrow or refuse. The public page carries your name.',
  'note.risk_brief.title': 'Your job',
  'note.risk_brief':
    'You read what the engine prints and what others tell you. You can object on the record to any request you hear of. An objection stops nothing by itself; it stays.',
  'note.aim_reminder.title': 'Mara asks',
  'note.aim_reminder': 'Where are we with the long? The page looks good, and the others are ahead. I would like it on by the week we said.',
  'note.turn.title': 'The market turns',
  'note.turn':
    'BIT is falling fast. The engine checks every margin account each second and sells those below their floor. See what your book can bear.',
  'note.withdrawals_delayed.title': 'Withdrawals wait',
  'note.withdrawals_delayed':
    'Customers ask for more than the hot wallet holds. Their withdrawals are queued, and they can see that they are.',
} as const;
