import { type FieldFault, invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { EventType } from './model.ts';
import { countValues } from './schema-rules.ts';
import type { Sent } from './shapes.ts';
import { type Validator, validatorOf } from './validators.ts';

/** The work that checking one request may take, in comparisons of a schema's value with one of the data: under half a second. */
const mostWork = 5_000_000;
/** What matching one character against a pattern counts for, and for each instruction of the pattern. */
const perCharacter = 5;
const perInstruction = 1 / 8;
/** What passing one character counts for, where its text is measured or its format is looked at. */
const perCharacterPassed = 1 / 16;

/** 400 unless the data of every event fit the schema of their type, where it has one. */
export async function mustFit(org: Org, { events, alone }: Sent): Promise<void> {
  const names = [...new Set(events.map(({ type }) => type))];
  const described = await org.read((db) => db.rows(EventType).whereRaw('type = any(?)', [names]).whereNotNull('schema'));
  const validators = new Map<string, Validator>();
  for (const { type, schema } of described) if (schema) validators.set(type, await validatorOf(schema));
  const faults: FieldFault[] = [];
  let work = 0;
  for (const [index, { type, data }] of events.entries()) {
    const validator = validators.get(type);
    if (!validator) continue;
    work += workOf(validator, data);
    if (work > mostWork) throw invalid([{ path: 'body', message: 'Too much to check against the schemas at once: send fewer events.' }]);
    const fault = validator.fault(data);
    if (!fault) continue;
    faults.push({
      path: ['body', ...(alone ? [] : [index]), 'data', fault.path].filter((part) => part !== '').join('.'),
      message: fault.message,
    });
    if (faults.length === 50) break;
  }
  if (faults.length > 0) throw invalid(faults);
}

function workOf({ values, patterns, instructions, walks }: Validator, data: object): number {
  const perText = patterns * perCharacter + instructions * perInstruction + walks * perCharacterPassed;
  return values * countValues(data) + (perText > 0 ? perText * JSON.stringify(data).length : 0);
}
