import type { DiffLine } from '../../shared/sim/views/types.ts';
import { t } from '../i18n/t.ts';
import '../styles/cards.css';
import { codeTokens } from './codeTokens.ts';
import { Term } from './Glossary.tsx';

const signs = { context: ' ', added: '+', removed: '\u2212' } as const;

function Code({ text }: { text: string }) {
  const indent = text.length - text.trimStart().length;
  return (
    <code class="diff-code">
      {text.slice(0, indent)}
      <span class="diff-text">
        {codeTokens(text.slice(indent)).map((token) =>
          token.kind === 'plain' ? token.text : <span class={`code-${token.kind}`}>{token.text}</span>,
        )}
      </span>
    </code>
  );
}

/** A change as code: numbered lines, with what comes in and what goes out said in words as well as in colour. */
export function DiffViewer({ file, lines, title }: { file: string; lines: readonly DiffLine[]; title: string }) {
  const added = lines.filter((line) => line.kind === 'added').length;
  const removed = lines.filter((line) => line.kind === 'removed').length;
  const counts = [added > 0 && t('diff.added', { n: added }), removed > 0 && t('diff.removed', { n: removed })].filter(Boolean).join(', ');
  return (
    <figure class="diff" aria-label={t('diff.label', { title, file })}>
      <figcaption class="diff-head">
        <b>{title}</b>
        <span class="diff-file">{file}</span>
        <span class="diff-counts">{counts}</span>
        <Term id="diff">?</Term>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section class="diff-scroll" tabIndex={0} aria-label={t('diff.code', { file })}>
        <ol class="diff-lines">
          {lines.map((line, index) => (
            <li key={index} class={`diff-line diff-${line.kind}`}>
              <span class="diff-number">{line.line ?? ''}</span>
              <span class="diff-sign" aria-hidden="true">
                {signs[line.kind]}
              </span>
              {line.kind !== 'context' && <span class="unseen">{t(`diff.line.${line.kind}`)}: </span>}
              <Code text={line.text} />
            </li>
          ))}
        </ol>
      </section>
    </figure>
  );
}
