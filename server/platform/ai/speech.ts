/** Content types of speech that the model understands, each with the ending that tells it so. */
const endings: Readonly<Record<string, string>> = {
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/x-m4a': 'm4a',
  'audio/x-wav': 'wav',
};

/** The types that can become text. */
export const speechTypes: readonly string[] = Object.keys(endings);

/** The name that the file is sent under: ours, never the one it came with. */
export const speechName = (contentType: string): string => `speech.${endings[contentType] ?? 'mp3'}`;
