/** What can be played, one line each: what is different in it, not what comes of it. */
export const scenarioTexts = {
  'home.game.lunch': 'Lunch break',
  'home.game.lunch.length': 'about 8 minutes',
  'home.game.lunch.more': 'Three or four rounds of two minutes, with every offer that a long game has. Bots take the other seats.',
  'home.game.winter': 'Winter first',
  'home.game.winter.length': 'about 20 minutes',
  'home.game.winter.more': 'You open while the market sleeps: few customers, thin fees, the same offers. Bots take the other seats.',
  'home.game.quiet': 'The other coast',
  'home.game.quiet.length': 'about 20 minutes',
  'home.game.quiet.more': 'The same firm and the same offers in another market, with odds of its own. Bots take the other seats.',
} as const;
