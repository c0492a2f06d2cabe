import { styleText } from 'node:util';

/** Marks text by what it means. */
export type Paint = Record<'dim' | 'bold' | 'good' | 'bad' | 'accent', (text: string) => string>;

/** Colours where the stream is a terminal that has them and nobody said NO_COLOR; plain text elsewhere. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  const paint = (...style: Parameters<typeof styleText>[0][]) => {
    return (text: string): string => style.reduce<string>((painted, one) => styleText(one, painted, { stream }), text);
  };
  return { dim: paint('dim'), bold: paint('bold'), good: paint('green'), bad: paint('red', 'bold'), accent: paint('cyan') };
}
