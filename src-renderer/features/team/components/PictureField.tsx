import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaId } from '#shared/domain/ids.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { uploadMedia } from '../../../api/upload-media.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import { squarePicture } from '../square-picture.ts';

export interface PictureFieldProps {
  readonly id: number;
  readonly name: string;
  readonly value: MediaId | null;
  readonly onChange: (value: MediaId | null) => void;
}

/** The picture of a colleague: cut to a square here, then handed to the hub. */
export function PictureField({ id, name, value, onChange }: PictureFieldProps) {
  const { t } = useTranslation('team');
  const sentenceOf = useFailureSentence();
  const input = useRef<HTMLInputElement>(null);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const take = async (file: File) => {
    setFailure(null);
    setPending(true);
    try {
      const square = await squarePicture(file);
      if (square === null) setFailure(t('pictureUnreadable'));
      else {
        const never = new AbortController().signal;
        onChange((await uploadMedia(square, { signal: never, onProgress: () => undefined })).id);
      }
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setPending(false);
  };
  return (
    <div className="flex items-center gap-4">
      <PersonPicture size={56} id={id} name={name} src={pictureAddress(value)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap gap-2">
          <Button pendingLabel={isPending && t('saving')} onClick={() => input.current?.click()}>
            {t('pictureChoose')}
          </Button>
          {value === null ? null : (
            <Button variant="quiet" onClick={() => onChange(null)}>
              {t('pictureRemove')}
            </Button>
          )}
        </div>
        {failure ? (
          <p role="alert" className="text-sm text-danger-ink">
            {failure}
          </p>
        ) : null}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('pictureChoose')}
        accept="image/*"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void take(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
