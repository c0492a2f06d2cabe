import { type Cell, type Part, tally } from './proof.ts';

/** The proof as one page: no script, nothing from elsewhere. */
export function provePage(parts: readonly Part[], about: { version: string; at: string }): string {
  const counts = tally(parts);
  const failing = counts.broken + counts.uncovered;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Longhouse: proof of isolation</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Proof of isolation</h1>
<p class="${failing === 0 ? 'good' : 'bad'}">${failing === 0 ? 'Every side of everything holds.' : `${failing} of them do not hold.`}</p>
<p>${counts.holds.toLocaleString('en')} hold · ${counts.broken} broken · ${counts.uncovered} uncovered · ${counts['not meant']} not meant · Longhouse ${escape(about.version)}, ${escape(about.at)}</p>
${parts.map(section).join('\n')}
</main>
</body>
</html>
`;
}

const section = ({ title, claim, sides, rows }: Part): string => `<section>
<h2>${escape(title)} <small>${rows.length}</small></h2>
<p>${escape(claim)}</p>
<div class="wide"><table>
<thead><tr><th scope="col">${escape(title.replace(/s$/, ''))}</th>${sides.map((side) => `<th scope="col">${escape(side)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(({ name, cells }) => `<tr><th scope="row"><code>${escape(name)}</code></th>${sides.map((side) => cell(cells[side])).join('')}</tr>`).join('\n')}
</tbody>
</table></div>
</section>`;

const marks: Record<Cell['outcome'], string> = { holds: '✓', broken: '✗', uncovered: '?', 'not meant': '–' };

function cell(one: Cell | undefined): string {
  const { outcome, seen } = one ?? { outcome: 'uncovered' as const, seen: 'nothing was asked' };
  return `<td class="${outcome.replace(' ', '-')}"><span>${marks[outcome]}</span> ${escape(seen)}</td>`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '');

const style = `
:root { color-scheme: light dark; --ground: light-dark(#faf8f4, #16181c); --card: light-dark(#fff, #1f2228); --line: light-dark(#e2dcd0, #333841);
  --text: light-dark(#24211c, #e9e7e2); --soft: light-dark(#655e52, #a3a7ae); --good: light-dark(#1e6b3a, #7bd49b); --bad: light-dark(#a3221a, #ff9c92); }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0; } h2 small { color: var(--soft); font-weight: normal; }
.good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.8125rem; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); } tbody th { font-weight: normal; white-space: nowrap; }
td { color: var(--soft); min-width: 7rem; } td span { font-weight: 700; }
.holds span { color: var(--good); } .broken, .broken span, .uncovered, .uncovered span { color: var(--bad); font-weight: 600; }
`;
