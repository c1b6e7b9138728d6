import type { CaseLine } from '../../../shared/content/caseCards.ts';
import { d, isDebriefKey } from './words.ts';

/** Lines of a real case, each with how firmly it stands and where to look it up. */
export function CaseLines({ lines }: { lines: readonly CaseLine[] }) {
  return (
    <ul class="case-lines">
      {lines.map((line) => (
        <li key={line.text}>
          <p>
            <span class={`case-standing case-${line.standing}`}>{d(`standing.${line.standing}`)}</span> {d(line.text)}
          </p>
          <p class="case-source">
            {d('debrief.source', { source: d(`source.${line.source}`) })} <SourceLink id={line.source} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ id }: { id: CaseLine['source'] }) {
  const key = `source.${id}.at`;
  if (!isDebriefKey(key)) return null;
  const address = d(key);
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {new URL(address).hostname.replace(/^www\./, '')}
    </a>
  );
}
