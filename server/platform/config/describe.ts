import type { ProductionRule } from './kinds.ts';
import { settingNames, settingOf, type SettingName, type Settings, type Source } from './settings.ts';
import { shown } from './shown.ts';

/** One line of the table of settings; `value` and `default` never show a secret. */
export interface SettingRow {
  name: SettingName;
  type: string;
  default: string;
  secret: boolean;
  aliases: readonly string[];
  about: string;
  production: string;
  from: Source;
  value: string;
}

const inWords = ({ required, refused, https, strong }: ProductionRule): string =>
  [required && `required (${required.join(', ')})`, refused && 'refused', https && 'https', strong && 'at least 32 bytes']
    .filter(Boolean)
    .join(', ');

/** Every setting with its current value and where that came from, in the order of the list. */
export const describeSettings = (settings: Settings): SettingRow[] =>
  settingNames.map((name) => {
    const setting = settingOf(name);
    const { type, secret, aliases, about } = setting;
    return {
      name,
      type,
      default: shown(setting, setting.default),
      secret,
      aliases,
      about,
      production: inWords(setting.production),
      from: settings.sources[name],
      value: shown(setting, settings[name]),
    };
  });

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

/** The table for a terminal, at most 120 columns wide. */
export function settingsTable(rows: readonly SettingRow[]): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cut(cell, [37, 14, 22, 6, 7, 24][i] ?? 0))
      .join('  ')
      .trimEnd();
  const head = line(['name', 'type', 'default', 'secret', 'from', 'value']);
  return [
    head,
    '-'.repeat(120),
    ...rows.map((row) => line([row.name, row.type, row.default, row.secret ? 'secret' : '', row.from, row.value])),
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The table for the README: only what the list says, nothing of this machine. */
export function settingsMarkdown(): string {
  const rows = settingNames.map((name) => {
    const setting = settingOf(name);
    const fallback = shown(setting, setting.default);
    const also = setting.aliases.length > 0 ? ` Old name: ${setting.aliases.map((alias) => `\`${alias}\``).join(', ')}.` : '';
    const cells = [
      `\`${name}\``,
      setting.type,
      fallback && `\`${fallback}\``,
      setting.secret ? 'yes' : '',
      setting.about + also,
      inWords(setting.production),
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| Setting | Type | Default | Secret | What it is | In production |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
