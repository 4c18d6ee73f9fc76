import type { Contact, ContactImportResult, ContactImportRow } from '#shared/contract/contacts.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ContactFilesService {
  importRows(input: {
    rows: readonly ContactImportRow[];
    defaultCountry: string;
    operatorId: OperatorId;
  }): ContactImportResult[];
  exportRows(cursor: string | undefined): {
    items: (Contact & { notes: string[]; lastMessageAt: number | null })[];
    next: string | null;
  };
}

export function createContactFiles(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): ContactFilesService {
  return notBuilt('contact-files');
}
