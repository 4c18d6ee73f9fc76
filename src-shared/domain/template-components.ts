import {
  emptyTemplateText,
  type TemplateDraft,
  type TemplateText,
  type TemplateVariable,
} from './template-draft.ts';

/** A part of a template in Meta's own words. */
export type MetaComponent = Record<string, unknown>;

/** What Meta's listing says of a template's text. */
export interface MetaTemplateText {
  category: string;
  parameterFormat: TemplateText['parameterFormat'];
  components: readonly MetaComponent[];
  ttlSeconds?: number | null;
}

export interface ReadTemplateText {
  text: TemplateText;
  /** Samples by `placeKey`. */
  samples: Record<string, string>;
  /** Where Meta keeps the sample file of the header; good for looking, it cannot be submitted again. */
  headerSampleUrl: string | null;
  /** The body as Meta wrote it, also of AUTHENTICATION, whose `text.body` is empty. */
  shownBody: string;
  /** The footer as Meta shows it, also of AUTHENTICATION. */
  shownFooter: string;
  /** Parts that are not understood, by Meta's name. */
  unknownParts: string[];
}

/** The components with which Meta creates this text; `headerHandle` is the uploaded sample of a media header. */
export function toComponents(
  _text: TemplateText,
  _variables: Readonly<Record<string, TemplateVariable>>,
  _sample: { headerHandle: string | null },
): MetaComponent[] {
  return [];
}

/** The body of the request that creates a template. */
export function toCreateBody(
  { name, language, text, binding }: Pick<TemplateDraft, 'name' | 'language' | 'text' | 'binding'>,
  sample: { headerHandle: string | null },
): Record<string, unknown> {
  return {
    name,
    language,
    category: text.category,
    ...(text.parameterFormat === 'NAMED' ? { parameter_format: 'NAMED' } : {}),
    components: toComponents(text, binding.variables, sample),
    ...(text.ttlSeconds === null ? {} : { message_send_ttl_seconds: text.ttlSeconds }),
  };
}

/** Reads Meta's components back; never throws, whatever stands in them. */
export function fromComponents(_template: MetaTemplateText): ReadTemplateText {
  return {
    text: emptyTemplateText,
    samples: {},
    headerSampleUrl: null,
    shownBody: '',
    shownFooter: '',
    unknownParts: [],
  };
}
