import { useTranslation } from 'react-i18next';
import { outgoingLimits } from '#shared/domain/outgoing.ts';
import { unfilledPlaces } from '#shared/domain/quick-reply.ts';
import type { TrayFile } from './tray-store.ts';

/** What stands in the way of sending, and the sentence for it where the person can do something. */
export function useSendBarrier(text: string, files: readonly TrayFile[]) {
  const { t } = useTranslation(['conversation', 'composer']);
  const limit = files.length > 0 ? outgoingLimits.caption : outgoingLimits.text;
  const hasContent = files.length > 0 || text.trim() !== '';
  const hasBadFile = files.some(({ work }) => Boolean(work?.problem) || work?.upload.kind === 'failed');
  const [place] = unfilledPlaces(text);
  const sentence = () => {
    if (hasBadFile) return t('conversation:tray.fix');
    return place ? t('composer:quick.fill', { place }) : undefined;
  };
  const isSendDisabled = !hasContent || hasBadFile || place !== undefined || text.length > limit;
  return { limit, isSendDisabled, sentence: sentence() };
}
