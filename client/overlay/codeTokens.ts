/** Splits a line of code into plain text, keywords, numbers and comments, for colour only. */
export type CodeToken = { kind: 'plain' | 'keyword' | 'number' | 'comment'; text: string };

const pattern =
  /(?<comment>\/\/.*|#.*)|\b(?<keyword>const|let|if|else|return|function|export|import|for|while|def|and|not|or|true|false|null|None|True|False)\b|(?<number>\b\d[\d_.]*\b)/g;

export function codeTokens(line: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: line.slice(end, match.index) });
    const groups = match.groups ?? {};
    tokens.push({ kind: groups.comment ? 'comment' : groups.keyword ? 'keyword' : 'number', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end) });
  return tokens;
}
