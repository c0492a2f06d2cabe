import { homeLinks, purpose, type HomeFacts, type HomeLink } from './facts.ts';

/** The front page for a browser: no script, no inline style, nothing from elsewhere. */
export function homeHtml(facts: HomeFacts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Longhouse</title>
<link rel="icon" href="/home.svg" type="image/svg+xml">
<link rel="stylesheet" href="/home.css">
</head>
<body>
<main>
<header>
<img src="/home.svg" alt="" width="48" height="48">
<div>
<h1>Longhouse</h1>
<p class="motto">One long house, many families: every organisation lives under one roof, behind its own door.</p>
</div>
</header>
<p class="purpose">${purpose}</p>
<ul>
${homeLinks(facts).map(entry).join('\n')}
</ul>
${facts.tryNext === undefined ? '' : `<p class="next">Try the whole job from sign-up to report:<br><code>${escape(facts.tryNext)}</code></p>`}
<footer>Version ${escape(facts.version)} · Apache-2.0</footer>
</main>
</body>
</html>
`;
}

/** The front page for a program. */
export const homeJson = (facts: HomeFacts): string =>
  `${JSON.stringify(
    {
      name: 'Longhouse',
      about: purpose,
      version: facts.version,
      links: Object.fromEntries(homeLinks(facts).map(({ key, href }) => [key, href])),
      ...(facts.tryNext !== undefined && { try_next: facts.tryNext }),
    },
    null,
    2,
  )}\n`;

function entry({ href, title, about }: HomeLink): string {
  const inside = `<strong>${title}</strong><span>${about}</span>${href === null ? '' : `<code>${escape(href)}</code>`}`;
  return href === null ? `<li><div class="absent">${inside}</div></li>` : `<li><a href="${escape(href)}">${inside}</a></li>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
