import { create } from 'zustand';
import type { ContactImportResult } from '#shared/contract/contacts.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import { type Language, locales } from '../../../i18n/language.ts';
import { checkRow, fitsTheForm, type RowRules } from './import-row.ts';
import type { CsvTable } from './read-table.ts';

/** Lines that are handed to the hub at once; it takes no more. */
const CHUNK = 200;

/** The import of this screen; it goes on while one looks elsewhere. */
export interface ImportRun {
  readonly state: 'running' | 'stopped' | 'broken' | 'done';
  readonly table: CsvTable;
  readonly rules: RowRules;
  readonly done: number;
  readonly counts: Readonly<Record<ContactImportResult['outcome'], number>>;
  readonly results: readonly ContactImportResult[];
  /** Why it broke off. */
  readonly error: unknown;
}

interface ImportStore {
  run: ImportRun | null;
}

const useImportStore = create<ImportStore>(() => ({ run: null }));

/** The import that runs or ran; null before and after. */
export function useImportRun(): ImportRun | null {
  return useImportStore((store) => store.run);
}

const patch = (change: Partial<ImportRun>) =>
  useImportStore.setState(({ run }) => ({ run: run && { ...run, ...change } }));

/** Puts the result away. */
export function forgetImport(): void {
  useImportStore.setState({ run: null });
}

/** Stops after the lines that are on their way. */
export function stopImport(): void {
  patch({ state: 'stopped' });
}

/** Hands the lines of a table to the hub, two hundred at a time. */
export function startImport(client: HubClient, table: CsvTable, rules: RowRules): Promise<void> {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  useImportStore.setState({
    run: { state: 'running', table, rules, done: 0, counts, results: [], error: null },
  });
  return goOn(client);
}

/** Takes up an import that was stopped or broke off, where it was. */
export function resumeImport(client: HubClient): Promise<void> {
  patch({ state: 'running', error: null });
  return goOn(client);
}

async function goOn(client: HubClient): Promise<void> {
  for (;;) {
    const run = useImportStore.getState().run;
    if (run?.state !== 'running') return;
    if (run.done >= run.table.rows.length) return patch({ state: 'done' });
    try {
      const results = await importChunk(client, run);
      const now = useImportStore.getState().run;
      // Put away, or begun anew with another file: these answers belong to nothing on the screen.
      if (now?.table !== run.table) return;
      const counts = { ...now.counts };
      for (const { outcome } of results) counts[outcome] += 1;
      patch({ done: run.done + CHUNK, counts, results: [...now.results, ...results] });
    } catch (error) {
      return patch({ state: 'broken', error });
    }
  }
}

async function importChunk(
  client: HubClient,
  { table, rules, done }: ImportRun,
): Promise<ContactImportResult[]> {
  const checked = table.rows.slice(done, done + CHUNK).map((row) => checkRow(row, rules));
  const rows = checked.filter(fitsTheForm).map(({ row }) => row);
  const tooLong = checked
    .filter((line) => !fitsTheForm(line))
    .map(({ row }) => ({ line: row.line, outcome: 'refused' as const, sentence: tooLongSentence() }));
  const answered =
    rows.length === 0 ? [] : await client.contacts.importRows({ rows, defaultCountry: rules.country });
  return [...answered, ...tooLong].toSorted((a, b) => a.line - b.line);
}

const tooLongSentence = () => {
  const limits = (language: Language) => {
    const count = new Intl.NumberFormat(locales[language]);
    const { name, note, fieldValue } = contactLimits;
    return { name: count.format(name), note: count.format(note), field: count.format(fieldValue) };
  };
  const [en, uk] = [limits('en'), limits('uk')];
  return {
    en: `A value is too long: a name has at most ${en.name} characters, a note ${en.note}, a field ${en.field}.`,
    uk: `Одне зі значень задовге: в імені не більше ${uk.name} символів, у нотатці ${uk.note}, у полі ${uk.field}.`,
  };
};
