import { invalid, notFound, Problem } from '../../core/problem.ts';
import { type Picture, speechTypes } from '../../platform/ai/index.ts';
import { BlobFault } from '../../platform/blobs/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type Asset, readAsset } from '../assets/index.ts';

/** Content types of pictures that the model can see. */
export const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** How much one question may bring along. */
const most = { pictures: 4, recordings: 2 };
/** Bytes of one picture, and of one recording. */
export const largest = { picture: 8 * 1024 * 1024, recording: 20 * 1024 * 1024 };

/** The files of a question, read: what is to be seen, and what is to be heard. */
export interface Media {
  pictures: Picture[];
  recordings: Picture[];
}

/** Reads the files; 400 for one that is neither picture nor speech, or too many; 413 for one that is too large. Leaves the building. */
export async function mediaOf(org: Org, tools: Tools, assets: readonly Asset[]): Promise<Media> {
  const of = (types: readonly string[]) => assets.filter(({ content_type }) => types.includes(content_type));
  const [pictures, recordings] = [of(pictureTypes), of(speechTypes)];
  const refuse = (message: string) => invalid([{ path: 'body.asset_ids', message }]);
  if (pictures.length + recordings.length < assets.length)
    throw refuse(`Must be pictures or speech: ${[...pictureTypes, ...speechTypes].join(', ')}.`);
  if (pictures.length > most.pictures || recordings.length > most.recordings)
    throw refuse(`At most ${most.pictures} pictures and ${most.recordings} recordings.`);
  const read = async ({ id, content_type }: Asset, max: number): Promise<Picture> => ({
    content_type,
    bytes: await contentOf(org, tools, id, max),
  });
  return {
    pictures: await Promise.all(pictures.map((asset) => read(asset, largest.picture))),
    recordings: await Promise.all(recordings.map((asset) => read(asset, largest.recording))),
  };
}

const contentOf = (org: Org, tools: Tools, id: string, max: number): Promise<Buffer> =>
  readAsset(org, tools, id, max).catch((error: unknown) => {
    if (!(error instanceof BlobFault)) throw error;
    throw error.reason === 'missing' ? notFound('asset') : tooLarge(max);
  });

/** 413 for a file with more bytes than this. */
export const tooLarge = (max: number): Problem => new Problem(413, 'body_too_large', `A file has more than the ${max} bytes that fit.`);
