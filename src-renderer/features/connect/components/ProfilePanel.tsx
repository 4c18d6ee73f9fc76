import { useMutation, useQuery } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BusinessProfile, businessVerticals } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { uploadMedia } from '../../../api/upload-media.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { notify } from '../../../ui/notify.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';

/** The profile that customers see in WhatsApp, as Meta has it now. */
export function ProfilePanel({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('connectNumber');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const profile = useQuery(query.connect.profile.queryOptions({ input: { accountId } }));
  if (profile.isError) {
    return (
      <LoadFailure
        title={t('health.profile.loadFailed')}
        reason={sentenceOf(profile.error)}
        onRetry={() => void profile.refetch()}
      />
    );
  }
  if (!profile.data) return <Skeleton shape="lines" count={4} />;
  return <ProfileForm accountId={accountId} profile={profile.data} />;
}

interface ProfileFormProps {
  readonly accountId: AccountId;
  readonly profile: BusinessProfile;
}

function ProfileForm({ accountId, profile }: ProfileFormProps) {
  const { t } = useTranslation('connectNumber');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [form, setForm] = useState(profile);
  const set = (change: Partial<BusinessProfile>) => setForm({ ...form, ...change });
  const save = useMutation(
    query.connect.setProfile.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(query.connect.profile.queryKey({ input: { accountId } }), next);
        notify({ title: t('health.profile.saved'), tone: 'success' });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { pictureUrl: _onlyRead, ...words } = form;
    save.mutate({
      accountId,
      profile: { ...words, websites: words.websites.filter((site) => site.trim() !== '') },
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-[560px] flex-col gap-4">
      <PictureField accountId={accountId} hasPicture={profile.pictureUrl !== null} />
      <TextField
        label={t('health.profile.about')}
        maxLength={139}
        hint={`${form.about.length}/139`}
        value={form.about}
        onChange={(event) => set({ about: event.target.value })}
      />
      <TextArea
        label={t('health.profile.description')}
        maxLength={512}
        hint={`${form.description.length}/512`}
        value={form.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('health.profile.address')}
          maxLength={256}
          value={form.address}
          onChange={(event) => set({ address: event.target.value })}
        />
        <SelectField
          label={t('health.profile.vertical')}
          value={form.vertical}
          onValueChange={(vertical) => set({ vertical })}
          options={businessVerticals.map((value) => ({
            value,
            label: t(`health.profile.verticals.${value}`),
          }))}
        />
        <TextField
          label={t('health.profile.email')}
          type="email"
          maxLength={128}
          value={form.email}
          onChange={(event) => set({ email: event.target.value })}
        />
        <TextField
          label={t('health.profile.website')}
          type="url"
          maxLength={256}
          placeholder="https://"
          value={form.websites[0] ?? ''}
          onChange={(event) => set({ websites: [event.target.value, ...form.websites.slice(1)] })}
        />
      </div>
      {save.error ? <Banner tone="danger">{sentenceOf(save.error)}</Banner> : null}
      <Button
        type="submit"
        className="self-start"
        pendingLabel={save.isPending && t('health.profile.saving')}
      >
        {t('health.profile.save')}
      </Button>
    </form>
  );
}

interface PictureFieldProps {
  readonly accountId: AccountId;
  readonly hasPicture: boolean;
}

/** Meta serves the picture from its own hosts, which this page does not load: what was chosen here is shown instead. */
function PictureField({ accountId, hasPicture }: PictureFieldProps) {
  const { t } = useTranslation('connectNumber');
  const { client, query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const media = await uploadMedia(file, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      return {
        profile: await client.connect.setPicture({ accountId, mediaId: media.id }),
        mediaId: media.id,
      };
    },
    onSuccess: ({ profile, mediaId }) => {
      queryClient.setQueryData(query.connect.profile.queryKey({ input: { accountId } }), profile);
      setShown(`/media/${mediaId}`);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded-full bg-press text-ink-faint">
        {shown ? (
          <img src={shown} alt={t('health.profile.picture')} className="size-full object-cover" />
        ) : (
          <ImagePlus size={24} strokeWidth={1.75} aria-hidden />
        )}
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <Button
          size="small"
          pendingLabel={upload.isPending && t('health.profile.uploading')}
          onClick={() => input.current?.click()}
        >
          {t('health.profile.choosePicture')}
        </Button>
        <p className="text-sm text-ink-faint">
          {hasPicture || shown ? '' : `${t('health.profile.noPicture')}. `}
          {t('health.profile.pictureHint')}
        </p>
        {upload.error ? (
          <p role="alert" className="text-sm text-danger-ink">
            {sentenceOf(upload.error)}
          </p>
        ) : null}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        aria-label={t('health.profile.picture')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) upload.mutate(file);
        }}
      />
    </div>
  );
}
