import type { ComponentChildren } from 'preact';
import '../styles/plots.css';
import { f } from '../screens/futures/words.ts';
import type { PlotTable } from './plotTable.ts';

interface PlotCardProps {
  id: string;
  title: string;
  sub?: string;
  legend?: ComponentChildren;
  /** What the picture shows, in sentences: read by everybody, and instead of the picture by who cannot see it. */
  summary: ComponentChildren;
  table: PlotTable | null;
  children: ComponentChildren;
}

/** A chart with its heading, its sentences and its figures as a table. */
export function PlotCard({ id, title, sub, legend, summary, table, children }: PlotCardProps) {
  return (
    <section class={`plot-card plot-card-${id}`} aria-labelledby={`plot-${id}`}>
      <header class="plot-head">
        <h2 id={`plot-${id}`}>{title}</h2>
        {legend}
      </header>
      {sub && <p class="plot-sub">{sub}</p>}
      {children}
      <div class="plot-summary">{summary}</div>
      {table && <AsTable table={table} title={title} />}
    </section>
  );
}

function AsTable({ table, title }: { table: PlotTable; title: string }) {
  return (
    <details class="plot-table">
      <summary>{f('futures.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its box has to be scrolled by keyboard too. */}
      <section class="plot-table-box" aria-label={`${title}: ${f('futures.table')}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.head.map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={table.head[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
