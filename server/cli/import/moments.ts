const form = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/**
 * A moment as ISO 8601 and NocoDB write it: `2024-05-01`, `2024-05-01T10:00:00Z`, `2024-05-01 10:00:00+00:00`, `… UTC`; without a zone it is UTC.
 * Nothing for every other form, where day and month may change places, for a day that is not in the calendar, and for one that is still to come.
 */
export function momentFrom(value: unknown): Date | undefined {
  const [, year, month, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' && form.exec(value.trim())) || [];
  if (year === undefined || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() !== Number(day)) return undefined;
  const offset = /^(?:Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2');
  const moment = new Date(`${year}-${month}-${day}T${time}${offset}`);
  return moment.getTime() > 0 && moment.getTime() <= Date.now() ? moment : undefined;
}
