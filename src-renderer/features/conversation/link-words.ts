import type { LinkCaution, TextLink } from '#shared/domain/links.ts';

export type WebLink = Extract<TextLink, { kind: 'web' }>;

/** A link that is not opened before a person has seen where it leads. */
export interface DoubtfulLink extends WebLink {
  readonly caution: LinkCaution;
}

/** Whether a link needs a question first. */
export const isDoubtful = (link: WebLink): link is DoubtfulLink => link.caution !== null;
