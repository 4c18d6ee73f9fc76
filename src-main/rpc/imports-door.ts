import type { RequestHandler } from 'express';
import type { RecordImports } from '../services/records/imports/imports.ts';
import { readBody } from './door-answers.ts';

/** `POST /imports?type=...&fileName=...`: the body is a CSV or a workbook; the answer is what the contract calls RecordImport. */
export function uploadImport(imports: Pick<RecordImports, 'receive'>): RequestHandler {
  return async (request, response) => {
    const { type, fileName } = request.query;
    const given = {
      type: typeof type === 'string' ? type : '',
      fileName: typeof fileName === 'string' ? fileName : '',
    };
    response.status(201).json(await imports.receive(readBody(request), given));
  };
}
