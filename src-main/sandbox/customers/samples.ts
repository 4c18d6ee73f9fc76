import type { SampleName } from '#shared/contract/sandbox.ts';
import { addSample, sampleFiles } from '../graph/media-store.ts';
import { hexToBase64 } from '../identifiers.ts';
import type { Customer, Line, MediaRecord } from '../state.ts';
import type { World } from '../world.ts';
import { say } from './actions.ts';
import {
  contactContent,
  locationContent,
  orderContent,
  referralContent,
  unsupportedContent,
  words,
} from './contents.ts';

interface Sample {
  line: Pick<Line, 'kind' | 'text'> & Partial<Line>;
  content: Record<string, unknown>;
  referral?: Record<string, unknown>;
}

function mediaSample(
  world: World,
  record: MediaRecord,
  rest: { kind: string; text?: string; fileName?: string; extra?: Record<string, unknown> },
): Sample {
  const mimeType = rest.kind === 'audio' ? 'audio/ogg; codecs=opus' : record.mimeType;
  return {
    line: {
      kind: rest.kind,
      text: rest.text ?? '',
      isVoice: rest.kind === 'audio',
      media: {
        mediaId: record.id,
        link: null,
        mimeType: record.mimeType,
        fileName: rest.fileName ?? null,
      },
    },
    content: {
      type: rest.kind,
      [rest.kind]: {
        ...(rest.text ? { caption: rest.text } : {}),
        ...(rest.fileName ? { filename: rest.fileName } : {}),
        mime_type: mimeType,
        sha256: hexToBase64(record.sha256),
        id: record.id,
        url: world.mediaUrls.make(record.id),
        ...rest.extra,
      },
    },
  };
}

async function fileSample(
  world: World,
  language: 'uk' | 'en',
  sample: keyof typeof sampleFiles,
): Promise<Sample> {
  const record = await addSample(world, sampleFiles[sample]);
  const said = words[language];
  const forms = {
    image: { kind: 'image', text: said.caption },
    video: { kind: 'video', text: said.clip },
    voice: { kind: 'audio', extra: { voice: true } },
    document: { kind: 'document', fileName: said.file },
    sticker: { kind: 'sticker', extra: { animated: false } },
  };
  return mediaSample(world, record, forms[sample]);
}

function plainSample(customer: Customer, sample: Exclude<SampleName, keyof typeof sampleFiles>): Sample {
  const said = words[customer.language];
  switch (sample) {
    case 'location':
      return { line: { kind: 'location', text: said.place }, content: locationContent(customer.language) };
    case 'contact': {
      const content = contactContent(customer, 'other');
      return {
        line: { kind: 'contacts', text: customer.language === 'uk' ? 'Андрій Кравець' : 'Andrew Carver' },
        content,
      };
    }
    case 'order':
      return { line: { kind: 'order', text: said.order }, content: orderContent(said.order) };
    case 'unsupported':
      return { line: { kind: 'unsupported', text: '' }, content: unsupportedContent() };
    case 'ad_referral':
      return {
        line: { kind: 'text', text: said.advert },
        content: { type: 'text', text: { body: said.advert } },
        referral: referralContent(),
      };
  }
}

/** Sends one of the built-in samples; `at` is for the history of a fresh sandbox. Returns the wamid. */
export async function sendSample(
  world: World,
  customer: Customer,
  sample: SampleName,
  at?: number,
): Promise<string> {
  const made = isFile(sample)
    ? await fileSample(world, customer.language, sample)
    : plainSample(customer, sample);
  return say(
    world,
    customer,
    { ...made.line, ...(at === undefined ? {} : { at }) },
    { content: made.content, ...(made.referral ? { referral: made.referral } : {}) },
  );
}

const isFile = (sample: SampleName): sample is keyof typeof sampleFiles => sample in sampleFiles;
