import { alreadyKept, describeSettings, examineSettings, settingsMarkdown, settingsTable } from '../platform/config/index.ts';

const { settings, faults } = examineSettings();
const rows = describeSettings(alreadyKept(settings.LONGHOUSE_DIR, settings));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ settings: rows, warnings: settings.warnings, faults }, undefined, 2));
} else if (process.argv.includes('--markdown')) {
  console.log(settingsMarkdown());
} else {
  console.log(settingsTable(rows));
  for (const warning of settings.warnings) console.log(`warning: ${warning}`);
  for (const fault of faults) console.error(`refused: ${fault}`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
