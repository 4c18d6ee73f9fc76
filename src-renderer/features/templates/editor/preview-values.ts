import { placeKey, type TemplateDraft } from '#shared/domain/template-draft.ts';
import { placesOf } from '#shared/domain/template-places.ts';
import { samplesOf } from '../../../state/template-bubble.ts';
import { emptyVariable } from './place-edits.ts';

/** What is written into the places of the picture. */
export type PreviewFilling = 'samples' | 'places' | 'long' | 'rtl' | 'record';

type Values = Readonly<Record<string, string | undefined>>;

/** The longest names that are met in earnest. */
const longName: Record<'uk' | 'other', string> = {
  uk: 'Олександра-Вікторія Замковецька-Добровольська',
  other: 'Alexandra-Victoria Featherstonehaugh-Cholmondeley',
};
const rightToLeftName = 'محمد عبد الرحمن الخطيب';

/** The values of a picture that needs no record; a place without one keeps its braces. */
export function previewValues(draft: TemplateDraft, filling: Exclude<PreviewFilling, 'record'>): Values {
  if (filling === 'places') return {};
  const samples = samplesOf(draft.binding.variables);
  if (filling === 'samples') return samples;
  const name =
    filling === 'rtl' ? rightToLeftName : longName[draft.language.startsWith('uk') ? 'uk' : 'other'];
  const values = placesOf(draft.text).map((place) => {
    const key = placeKey(place);
    return [key, isWords(draft, key) ? name : samples[key]] as const;
  });
  return Object.fromEntries(values);
}

/** Numbers, sums and dates do not grow, and do not change their script. */
function isWords({ binding, text }: TemplateDraft, key: string): boolean {
  const { sample, format } = binding.variables[key] ?? emptyVariable;
  return text.category !== 'AUTHENTICATION' && format.kind === 'text' && !/\d/.test(sample);
}
