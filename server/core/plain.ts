/** A value of a database row as text: numbers, booleans and text as they are, moments in ISO, anything else as JSON, nothing as ''. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean | bigint);
}
