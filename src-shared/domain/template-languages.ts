import type { Language } from './refusals.ts';

/** Languages in which Meta takes templates, by Meta's code. */
const codes =
  'af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl nl_BE en en_GB en_US en_AE en_AU en_CA en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_ZA et fil fi fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk rw_RW ko ky_KG lo lv lt mk ms ml mr nb ps_AF fa pl pt_BR pt_PT pa ro ru sr si_LK sk sl es es_AR es_CL es_CO es_CR es_DO es_EC es_HN es_MX es_PA es_PE es_ES es_UY sw sv ta te th tr uk ur uz vi zu';

export const templateLanguages: readonly string[] = codes.split(' ');

const known: ReadonlySet<string> = new Set(templateLanguages);

export const isTemplateLanguage = (code: string): boolean => known.has(code);

/** The locale by whose rules numbers, money and dates of a template are written: `en_US` is `en-US`; of no language, English. */
export function templateLocale(code: string): string {
  // Dari is written by the rules of Persian in Afghanistan; runtimes do not know it by its own code.
  const tag = code === 'prs_AF' ? 'fa-AF' : code.replaceAll('_', '-');
  return languageTag.test(tag) ? tag : 'en';
}

const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$/;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'prs', 'ps', 'ur']);

/** Whether a template of this language is read from right to left. */
export const isRightToLeft = (code: string): boolean => rightToLeft.has(code.split('_')[0] ?? '');

/** The name of a template language as a person of the console reads it: «іспанська (Мексика)». */
export function templateLanguageName(code: string, language: Language): string {
  const tag = code.replaceAll('_', '-');
  // Meta may add forms of its own: what is no code of a language is shown as it is.
  if (!languageTag.test(tag)) return code;
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  return names.of(tag) ?? code;
}
