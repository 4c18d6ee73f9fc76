import { knownMetaErrorCodes, metaErrorEntry } from '#shared/domain/meta-errors.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { errorHelpPath, helpPath } from '../../api/help-path.ts';
import { type ArticleName, type ArticleText, articleNames, articles } from './articles/articles.ts';
import { en } from './articles/en/index.ts';
import { uk } from './articles/uk/index.ts';

/** One page of the help: an article that somebody wrote, or what the catalogue knows of one of Meta's codes. */
export type HelpEntry =
  | { readonly kind: 'article'; readonly name: ArticleName }
  | { readonly kind: 'error'; readonly code: number };

const texts: Record<Language, Record<ArticleName, ArticleText>> = { uk, en };

/** Every page, articles first, in the order of the list. */
export const helpEntries: readonly HelpEntry[] = [
  ...articleNames.map((name) => ({ kind: 'article' as const, name })),
  ...knownMetaErrorCodes
    .toSorted((one, other) => one - other)
    .map((code) => ({ kind: 'error' as const, code })),
];

/** What an article says in one language. */
export const articleText = (name: ArticleName, language: Language): ArticleText => texts[language][name];

/** The address of a page. */
export const entryPath = (entry: HelpEntry): string =>
  entry.kind === 'article' ? helpPath(entry.name) : errorHelpPath(entry.code);

/** What a page is called. */
export const entryTitle = (entry: HelpEntry, language: Language): string =>
  entry.kind === 'article'
    ? articleText(entry.name, language).title
    : metaErrorEntry(entry.code).what[language];

/** The page behind the last part of an address; null for one that nobody made. Any code has a page, known or not. */
export function entryOf(id: string): HelpEntry | null {
  const code = /^error-(\d{1,9})$/.exec(id)?.[1];
  if (code !== undefined) return { kind: 'error', code: Number(code) };
  const name = articleNames.find((known) => helpPath(known) === `/help/${id}`);
  return name ? { kind: 'article', name } : null;
}

const codesOf = (name: ArticleName): readonly number[] =>
  articleText(name, 'en')
    .words.split(' ')
    .filter((word) => /^\d+$/.test(word))
    .map(Number);

/** The articles that name one of Meta's codes. */
export const articlesAbout = (code: number): readonly ArticleName[] =>
  articleNames.filter((name) => codesOf(name).includes(code));

/** Meta's codes that an article names, as far as the catalogue has them. */
export const codesAbout = (name: ArticleName): readonly number[] =>
  codesOf(name).filter((code) => knownMetaErrorCodes.includes(code));

/** The group under which a page stands in the list; codes have one of their own. */
export const entryGroup = (entry: HelpEntry) =>
  entry.kind === 'article' ? articles[entry.name].group : 'codes';
