import { api, want } from '../../api/client';
import { all } from '../../api/pages';
import type { Kept, Subject } from './list';

/** The photos and papers of one thing, as far as the reader may see them. */
export const filesOf = (of: Subject, id: string): Promise<Kept[]> =>
  all((page) => want(api.GET('/api/v1/files', { params: { query: { subject_type: of, subject: id, ...page } } })));
