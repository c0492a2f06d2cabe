/** Settings that cannot be started with: `faults` holds one sentence each, naming the setting and what to do. Never a secret's value. */
export class SettingsFault extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsFault';
    this.faults = faults;
  }
}
