const cell = (name: string, look: string, pictures: readonly string[]): string => {
  const file = `${name}.${look}.png`;
  return pictures.includes(file)
    ? `<td><a href="${file}"><img src="${file}" alt="${name}, ${look}" loading="lazy"></a></td>`
    : '<td>–</td>';
};

/** A page with all pictures side by side: a row for each page of the console, a column for each way to look at it. */
export const indexPage = (names: readonly string[], looks: readonly string[], pictures: readonly string[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The console in pictures</title>
<style>body{font:14px system-ui;margin:1rem}td,th{vertical-align:top;padding:.4rem;text-align:left}img{width:19vw;border:1px solid #8888}thead th{position:sticky;top:0;background:Canvas}</style>
<table><thead><tr><th></th>${looks.map((look) => `<th>${look}</th>`).join('')}</tr></thead>
<tbody>${names.map((name) => `<tr><th>${name}</th>${looks.map((look) => cell(name, look, pictures)).join('')}</tr>`).join('\n')}</tbody></table></html>
`;
