import { type BusinessProfile, businessVerticals } from '#shared/contract/connect.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { Asker } from '../../meta/ask.ts';
import type { ProfileAnswer } from '../../meta/connection-schemas.ts';
import { askProfile, changeProfile } from '../../meta/number-calls.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { requireTold } from './meta-answer.ts';

export type Profiles = Pick<ConnectService, 'profile' | 'setProfile' | 'setPicture'>;

const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
const LEAST_PICTURE_PIXELS = 192;

/** The profile that customers see; Meta keeps it, nothing of it is kept here. */
export function createProfiles(options: ConnectOptions): Profiles {
  const { graph, targets } = options;
  const of = (accountId: number) => {
    const { target, phoneNumberId, account } = targets.require(accountId);
    return { asker: { graph, target } satisfies Asker, phoneNumberId, appId: account.appId };
  };
  const read = async (accountId: number) => {
    const { asker, phoneNumberId } = of(accountId);
    return toProfile(requireTold(await askProfile(asker, phoneNumberId)));
  };

  return {
    profile: read,

    async setProfile({ accountId, profile }) {
      const { asker, phoneNumberId } = of(accountId);
      const { websites, ...plain } = profile;
      const given = Object.entries(plain).filter(([, value]) => value !== undefined);
      const sites =
        websites === undefined ? {} : { websites: websites.map((site) => site.trim()).filter(Boolean) };
      requireTold(await changeProfile(asker, phoneNumberId, { ...Object.fromEntries(given), ...sites }));
      return read(accountId);
    },

    async setPicture({ accountId, mediaId }) {
      const file = requirePicture(options, mediaId);
      const { asker, phoneNumberId, appId } = of(accountId);
      try {
        const { handle } = await graph.uploadSample(asker.target, appId, file);
        requireTold(await changeProfile(asker, phoneNumberId, { profile_picture_handle: handle }));
      } catch (error) {
        throw asMetaRefusal(error);
      }
      return read(accountId);
    },
  };
}

/** Only what a page has measured can be judged here; the rest is Meta's to judge. */
function requirePicture({ media }: ConnectOptions, mediaId: number) {
  // Row ids of media come as plain numbers through this procedure.
  const id = mediaId as Parameters<typeof media.get>[0];
  const facts = media.get(id);
  const file = media.locate(id);
  if (!facts || !file) throw new Refusal('MEDIA_NOT_READY');
  const { width, height } = facts;
  const isMeasured = width !== null && height !== null;
  const isSmall = isMeasured && Math.min(width, height) < LEAST_PICTURE_PIXELS;
  const isGoodType = file.mimeType === 'image/jpeg' || file.mimeType === 'image/png';
  if (!isGoodType || file.byteSize > MAX_PICTURE_BYTES || isSmall || (isMeasured && width !== height)) {
    throw new Refusal('PROFILE_PICTURE_UNFIT');
  }
  // The name of a stranger's file is nothing that Meta needs.
  const fileName = file.mimeType === 'image/png' ? 'profile.png' : 'profile.jpg';
  return { path: file.path, mimeType: file.mimeType, fileName, byteSize: file.byteSize };
}

const toProfile = (profile: ProfileAnswer): BusinessProfile => ({
  about: profile.about ?? '',
  address: profile.address ?? '',
  description: profile.description ?? '',
  email: profile.email ?? '',
  websites: profile.websites ?? [],
  vertical: businessVerticals.find((vertical) => vertical === profile.vertical) ?? 'UNDEFINED',
  pictureUrl: profile.profile_picture_url ?? null,
});
