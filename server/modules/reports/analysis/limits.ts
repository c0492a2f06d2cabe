/** Characters of log text that are read; of a longer text, the end. */
export const MAX_TEXT = 8_000_000;
/** Characters of one line that are looked at. */
export const MAX_LINE = 4_000;
/** Characters of one JSON log line that are parsed. */
export const MAX_JSON_LINE = 1_000_000;
/** Values visited inside one JSON log line, and how deep. */
export const MAX_JSON_NODES = 2_000;
export const MAX_JSON_DEPTH = 8;
/** Lines before a stack among which its header is looked for. */
export const MAX_LOOKBACK = 12;
/** Foreign lines (other threads, other loggers) that may stand inside one trace. */
export const MAX_GAP = 3;
/** Exceptions kept per log, frames per exception, causes below one exception. */
export const MAX_EXCEPTIONS = 200;
export const MAX_FRAMES = 100;
export const MAX_CAUSES = 20;

/** Characters kept of a frame's raw line, of a path or function name, and of an exception's message. */
export const MAX_RAW = 500;
export const MAX_NAME = 300;
export const MAX_MESSAGE = 1_000;

/** Candidate paths kept for an ambiguous frame. */
export const MAX_CANDIDATES = 10;

/** Frames and findings in one report, suspects per finding. */
export const MAX_REPORT_FRAMES = 200;
export const MAX_FINDINGS = 20;
export const MAX_SUSPECTS = 5;
/** Commits whose patches are fetched for one report; commits considered per path. */
export const MAX_PATCHED_COMMITS = 8;
export const MAX_COMMITS_PER_PATH = 50;
/** Characters of one patch that are read. */
export const MAX_PATCH = 200_000;
/** Bytes of a source file that is read for a snippet, characters kept of one of its lines. */
export const MAX_SOURCE = 2_000_000;
export const MAX_SNIPPET_LINE = 400;
/** Bytes of a serialised report before the explanation is added: together they stay under 1 MB. */
export const MAX_REPORT_BYTES = 900_000;
/** Calls to the repository under way at once. */
export const PARALLEL = 4;
