/** The frame around the screens: what stands while one is on its way, or cannot come. */
export const shell = {
  'shell.home': 'To the front page',
  'shell.gone': 'This game cannot be found',
  'shell.gone.text': 'It may have ended, or its key is too old. A code from whoever runs it lets you back in.',
  'shell.replaced': 'This seat is now played from another window.',
  'shell.takeBack': 'Take the seat back',
  'shell.takeBack.text': 'A seat has one window at a time.',
  'shell.starting.text': 'Setting the desks and the first prices.',
  'shell.line.lost': 'The connection is gone. Trying again …',
  'shell.line.frozen': 'The game is held still: {message}',
  'shell.frozen.plain': 'the server is seeing to it.',
  'shell.closing': 'The books are being closed …',
  'shell.opening': 'Opening …',
  'shell.openingReader': 'Fetching the reader …',
  'shell.saved': 'The record is being saved.',
  'shell.notSaved': 'The record could not be fetched. Try again in a moment.',
  'shell.notice.dismiss': 'Dismiss this message',
} as const;
