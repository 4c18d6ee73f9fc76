import { EmojiPicker as Base, type EmojiPickerListComponents } from 'frimousse';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmojiPickerProps } from './EmojiPicker.tsx';
import { loadEmojiData } from './emoji-data.ts';
import { Icon } from './Icon.tsx';

const COLUMNS = 8;

const cell = 'flex size-9 items-center justify-center rounded-sm text-[22px] leading-none select-none';

/** What is inside the emoji picker: search, the last ones, all of them by groups, and the tone of the skin. */
export function EmojiGrid({ recent, skinTone, onSkinToneChange, onPick }: EmojiPickerProps) {
  const { t, i18n } = useTranslation('ui');
  const [search, setSearch] = useState('');
  const label = t('emoji.search');
  return (
    <Base.Root
      columns={COLUMNS}
      locale={i18n.resolvedLanguage === 'uk' ? 'uk' : 'en'}
      resolveEmojiData={loadEmojiData}
      skinTone={skinTone}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="flex h-full flex-col"
    >
      <div className="flex items-center gap-1 p-2">
        <div className="field-control flex min-h-8 min-w-0 flex-1 items-center gap-2 ps-2">
          <Icon of={Search} className="text-ink-faint" />
          <Base.Search
            aria-label={label}
            placeholder={label}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            autoFocus
            className="w-full min-w-0 self-stretch bg-transparent text-sm text-ink outline-none"
          />
        </div>
        <Base.SkinTone>
          {({ skinToneVariations }) => {
            const place = skinToneVariations.findIndex((variation) => variation.skinTone === skinTone);
            const next = skinToneVariations[(place + 1) % skinToneVariations.length];
            return (
              <button
                type="button"
                aria-label={t('emoji.skinTone')}
                title={t('emoji.skinTone')}
                className={`${cell} shrink-0 hover:bg-hover`}
                onClick={() => {
                  if (next) onSkinToneChange(next.skinTone);
                }}
              >
                {skinToneVariations[place]?.emoji}
              </button>
            );
          }}
        </Base.SkinTone>
      </div>
      {search === '' && recent.length > 0 ? (
        <fieldset className="border-b border-line px-2 pb-1">
          <legend className="px-1 text-xs text-ink-faint">{t('emoji.recent')}</legend>
          <div className="flex">
            {recent.slice(0, COLUMNS).map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-label={emoji}
                className={`${cell} hover:bg-hover`}
                onClick={() => onPick(emoji)}
              >
                {emoji}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      <Base.Viewport className="relative min-h-0 flex-1 overflow-x-hidden outline-none">
        <Base.Loading className="absolute inset-0 flex items-center justify-center text-sm text-ink-faint">
          {t('loading')}
        </Base.Loading>
        <Base.Empty className="absolute inset-0 flex items-center justify-center px-4 text-center text-sm text-ink-faint">
          {({ search: words }) => t('emoji.none', { search: words })}
        </Base.Empty>
        <Base.List className="px-2 pb-2 select-none" components={parts} />
      </Base.Viewport>
    </Base.Root>
  );
}

const parts: EmojiPickerListComponents = {
  CategoryHeader: ({ category, ...rest }) => (
    <div {...rest} className="bg-surface-raised px-1 pt-2 pb-1 text-xs text-ink-faint">
      {category.label}
    </div>
  ),
  Row: ({ children, ...rest }) => (
    <div {...rest} {...fromOne('aria-rowindex', rest['aria-rowindex'])} className="scroll-my-1">
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...rest }) => (
    <button
      {...rest}
      {...fromOne('aria-colindex', rest['aria-colindex'])}
      type="button"
      title={emoji.label}
      className={`${cell} data-active:bg-press`}
    >
      {emoji.emoji}
    </button>
  ),
};

/** ARIA counts rows and columns from 1, frimousse 0.4 from 0. */
function fromOne(name: 'aria-rowindex' | 'aria-colindex', index: number | undefined) {
  return index === undefined ? {} : { [name]: index + 1 };
}
