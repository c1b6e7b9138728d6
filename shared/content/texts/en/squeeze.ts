/** The squeeze drill: its brief and its news. */
export const squeeze = {
  'note.squeeze_brief.title': 'Short of a thin coin',
  'note.squeeze_brief':
    '{desk} is short MOBI and long BIT. Somebody is buying MOBI. You can buy some back while it is cheap, bring cash back from the outside venue, hold MOBI itself against the short, or wait. The engine closes what your margin no longer carries.',
  'news.drill_opening': 'A quiet fortnight begins. MOBI trades thinly, and more of it than usual is sold short.',
  'news.drill_close': 'The fortnight is over. Exchanges close their books.',
  'news.squeeze': 'MOBI jumps in thin trade. Those who are short of it are buying back.',
  'news.squeeze_over': 'MOBI falls back. The buying has stopped as it began, without a name.',
  'news.flash_crash': 'Prices drop everywhere within hours. Order books are nearly empty.',
} as const;
