/** The squeeze drill: its brief and its news. */
export const squeeze = {
  'drill.aim': 'Your job:',
  'drill.aim.text': 'keep the account alive to the end',
  'drill.acts': 'At {price}, a move of {move} in {market}, the engine starts to close you.',
  'drill.flat': 'No position that the engine would close.',
  'drill.closing': 'The engine is closing the account.',
  'drill.open': 'Open the ticket',
  'drill.cash': 'Bring cash back',
  'note.squeeze_brief.title': 'Short of a thin coin',
  'note.squeeze_brief':
    '{desk} is short MOBI and long BIT. Somebody is buying MOBI. You can buy some back while it is cheap, bring cash back from the outside venue, hold MOBI itself against the short, or wait. The engine closes what your margin no longer carries.',
  'news.drill_opening': 'A quiet fortnight begins. MOBI trades thinly, and more of it than usual is sold short.',
  'news.drill_close': 'The fortnight is over. Exchanges close their books.',
  'news.squeeze': 'MOBI jumps in thin trade. Those who are short of it are buying back.',
  'news.squeeze_over': 'MOBI falls back. The buying has stopped as it began, without a name.',
  'news.flash_crash': 'Prices drop everywhere within hours. Order books are nearly empty.',
} as const;
