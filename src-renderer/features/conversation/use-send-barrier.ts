import { useTranslation } from 'react-i18next';
import { outgoingLimits } from '#shared/domain/outgoing.ts';
import { unfilledPlaces } from '#shared/domain/quick-reply.ts';
import { placeCaption } from './tray.ts';
import type { TrayFile } from './tray-store.ts';
import { typeOf } from './use-send-tray.ts';

/** What stands in the way of sending, and the sentence for it where the person can do something. */
export function useSendBarrier(text: string, files: readonly TrayFile[]) {
  const { t } = useTranslation(['conversation', 'composer']);
  const isCaption = wouldTakeWords(files);
  const limit = isCaption ? outgoingLimits.caption : outgoingLimits.text;
  const hasContent = files.length > 0 || text.trim() !== '';
  const hasBadFile = files.some(({ work }) => Boolean(work?.problem) || work?.upload.kind === 'failed');
  const hasLongCaption = files.some(({ caption }) => caption.length > outgoingLimits.caption);
  const [place] = unfilledPlaces(text);
  const sentence = () => {
    if (hasBadFile) return t('conversation:tray.fix');
    if (hasLongCaption) return t('composer:tray.captionTooLong');
    return place ? t('composer:quick.fill', { place }) : undefined;
  };
  const isSendDisabled =
    !hasContent || hasBadFile || hasLongCaption || place !== undefined || text.length > limit;
  return { limit, isCaption, isSendDisabled, sentence: sentence() };
}

/** Whether words would go out as the caption of one of these files; otherwise they are a message before them. */
function wouldTakeWords(files: readonly TrayFile[]): boolean {
  const places = files.map((file) => ({ mimeType: typeOf(file), caption: file.caption }));
  return placeCaption(places, 'words').captionIndex !== null;
}
