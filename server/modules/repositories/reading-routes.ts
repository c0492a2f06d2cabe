import { ById, member } from '../../platform/http/index.ts';
import { readContent } from './content.ts';
import { listCommits, listFiles } from './reading.ts';
import { Commits, Content, ContentQuery, Files, ReadQuery } from './shapes.ts';

export const readingRoutes = [
  member('repositories:read').get('/repositories/:id/files', {
    summary: 'The files of a repository at a ref, or those below a path',
    description: 'All pages of one list show the same commit: the one that the ref meant when the first page was read.',
    params: ById,
    query: ReadQuery,
    reply: Files,
    limit: 'expensive',
    handle: (call) => listFiles(call, call.params.id, call.query),
  }),
  member('repositories:read').get('/repositories/:id/content', {
    summary: 'One file of a repository at a ref, of at most 1 MB',
    description: 'Text in UTF-8 comes as it is, everything else in base64. A larger file answers 413 `content_too_large`.',
    params: ById,
    query: ContentQuery,
    reply: Content,
    limit: 'expensive',
    handle: ({ org, tools, params, query }) => readContent(org, tools, params.id, query.path, query.ref),
  }),
  member('repositories:read').get('/repositories/:id/commits', {
    summary: 'The commits that a ref reaches, newest first, or those that touched a path',
    params: ById,
    query: ReadQuery,
    reply: Commits,
    limit: 'expensive',
    handle: (call) => listCommits(call, call.params.id, call.query),
  }),
];
