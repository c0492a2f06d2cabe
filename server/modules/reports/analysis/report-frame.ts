import type { ReportFrame } from './shapes.ts';
import type { MappedFrame } from './types.ts';

/** A frame as a report tells it: candidates only where the file is not certain. */
export const reportFrame = ({ candidates, ...frame }: MappedFrame): ReportFrame =>
  candidates.length === 0 ? frame : { ...frame, candidates };
