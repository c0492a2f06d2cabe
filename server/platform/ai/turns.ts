import type { Question } from './ai.ts';
import type { Turn } from './openai.ts';
import { asData } from './shape.ts';

/** The messages of a question: our rules, what was said before, and the input; whatever is not ours is marked as data. */
export const turnsOf = ({ system, history = [], input, pictures = [] }: Question<unknown>): Turn[] => [
  { role: 'system', content: `${system}\n\n${asData.rule}` },
  ...history.map(({ role, text }): Turn => ({ role, content: role === 'user' ? asData(text) : text.toWellFormed() })),
  { role: 'user', content: asData(input), pictures },
];

/** The two messages that ask for the whole answer once more, telling what is wrong with it. */
export const repairOf = (text: string, fault: string): Turn[] => [
  { role: 'assistant', content: text },
  { role: 'user', content: `That answer does not fit the schema: ${fault}. Give the whole answer once more, as JSON that fits it.` },
];
