import { useTranslation } from 'react-i18next';
import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { mediaAddress } from '../../../api/media-address.ts';
import { bubbleOfTemplate } from '../../../state/template-bubble.ts';
import { TemplateBubble } from '../../../ui/TemplateBubble.tsx';
import type { TemplateView } from '../template-view.ts';

export interface FilledBubbleProps {
  readonly template: Template;
  readonly view: TemplateView;
  /** By `placeKey`; a place without a value stays a place. */
  readonly values: Readonly<Record<string, string | null | undefined>>;
  /** What was answered for the top; without it what the template brings for everybody. */
  readonly header: SendAnswers['header'];
  /** The same for the cards of a carousel. */
  readonly cards?: SendAnswers['cards'];
  /** Name of the file at the top, where it is known. */
  readonly fileName?: string | undefined;
}

/** The message as the customer will see it, on the ground of a conversation. */
export function FilledBubble({ template, view, values, header, cards, fileName }: FilledBubbleProps) {
  const { t } = useTranslation('sendings');
  const { headerSource } = template.binding;
  const top = header ?? (headerSource.kind === 'file' || headerSource.kind === 'place' ? headerSource : null);
  const bubble = bubbleOfTemplate(view.text, {
    values,
    language: template.language,
    file: { src: top?.kind === 'file' ? mediaAddress(top.mediaId) : null, fileName: fileName ?? null },
    ...(top?.kind === 'place' ? { place: top } : {}),
    // What Meta keeps or fetches is not looked at from here.
    cardFiles: (view.text.cards ?? []).map((_, card) => {
      const source = cards?.[card] ?? template.binding.cardSources?.[card];
      return source?.kind === 'file' ? mediaAddress(source.mediaId) : null;
    }),
  });
  // Meta writes the words of some templates itself; as far as it told them they stand here.
  const body = bubble.body === '' ? view.shownBody : bubble.body;
  return (
    <div className="rounded-lg bg-surface-sunken p-4">
      <TemplateBubble {...bubble} body={body} label={t('one.preview')} />
    </div>
  );
}
