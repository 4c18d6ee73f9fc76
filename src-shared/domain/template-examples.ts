import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
  type TemplateText,
  type TemplateVariable,
} from './template-draft.ts';
import { type ExampleRecipe, type ExampleVariable, exampleRecipes } from './template-example-recipes.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];

/** A template without its account: what an example makes. */
export type TemplateExampleDraft = Omit<TemplateDraft, 'accountId'>;

export interface TemplateExample {
  key:
    | 'greeting'
    | 'quotation'
    | 'invoice'
    | 'receipt'
    | 'delivery'
    | 'event_ticket'
    | 'appointment'
    | 'password_code';
  title: Sentence;
  /** What it is for. */
  purpose: Sentence;
  drafts: { uk: TemplateExampleDraft; en: TemplateExampleDraft };
}

/** Ready-made templates, to use as they are or to change. */
export const templateExamples: readonly TemplateExample[] = exampleRecipes.map((recipe) => ({
  key: recipe.key,
  title: recipe.title,
  purpose: recipe.purpose,
  drafts: { uk: toDraft(recipe, 'uk'), en: toDraft(recipe, 'en') },
}));

function toDraft(recipe: ExampleRecipe, language: 'uk' | 'en'): TemplateExampleDraft {
  return {
    name: recipe.name,
    language,
    text: toText(recipe, language),
    binding: {
      ...emptyTemplateBinding,
      appliesTo: recipe.appliesTo,
      phonePath: recipe.phonePath,
      variables: Object.fromEntries(
        Object.entries(recipe.variables).map(([key, variable]) => [key, toVariable(variable, language)]),
      ),
    },
  };
}

function toText(recipe: ExampleRecipe, language: 'uk' | 'en'): TemplateText {
  const words = recipe.words[language];
  if (recipe.category === 'AUTHENTICATION') {
    return {
      ...emptyTemplateText,
      category: recipe.category,
      buttons: [
        {
          kind: 'otp',
          otpType: 'COPY_CODE',
          text: '',
          autofillText: '',
          supportedApps: [],
          hasAcceptedZeroTapTerms: false,
        },
      ],
      authentication: { hasSecurityAdvice: true, codeExpirationMinutes: 10 },
      // No longer than the code is good for.
      ttlSeconds: 600,
    };
  }
  return {
    ...emptyTemplateText,
    category: recipe.category,
    parameterFormat: 'NAMED',
    header: words.header === '' ? { kind: 'none' } : { kind: 'text', text: words.header },
    body: words.body,
    footer: words.footer,
    buttons: words.buttons.map((text) => ({ kind: 'quick_reply', text })),
  };
}

function toVariable({ sample, source, format }: ExampleVariable, language: 'uk' | 'en'): TemplateVariable {
  return {
    sample: sample[language],
    source: source.kind === 'ask' ? { kind: 'ask', label: source.label[language] } : source,
    format: format ?? { kind: 'text' },
  };
}
