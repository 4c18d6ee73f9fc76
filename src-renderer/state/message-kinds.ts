import {
  Ban,
  BookUser,
  CircleHelp,
  ClipboardList,
  FileText,
  Hand,
  Image,
  Info,
  LayoutTemplate,
  List,
  type LucideIcon,
  MapPin,
  Mic,
  Music,
  Pencil,
  Phone,
  ShoppingBag,
  Smile,
  Sticker,
  StickyNote,
  TextCursorInput,
  UsersRound,
  Video,
} from 'lucide-react';
import type { shell } from '../i18n/uk/shell.ts';

export type KindWord = keyof typeof shell.kinds;

interface KindLook {
  readonly word: KindWord;
  /** null where the words of the message say enough. */
  readonly icon: LucideIcon | null;
}

const looks: Record<KindWord, LucideIcon | null> = {
  text: null,
  image: Image,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: BookUser,
  button: Hand,
  interactive_reply: List,
  flow_reply: ClipboardList,
  call_permission_reply: Phone,
  call: Phone,
  reaction: Smile,
  order: ShoppingBag,
  system: Info,
  note: StickyNote,
  team_event: UsersRound,
  edit: Pencil,
  revoke: Ban,
  request_welcome: Hand,
  interactive: TextCursorInput,
  template: LayoutTemplate,
  unsupported: CircleHelp,
};

const isKindWord = (kind: string): kind is KindWord => kind in looks;

/** The word (a key of `shell:kinds`) and the icon for a kind of message; what nobody knows is "unsupported". */
export function kindLook(kind: string): KindLook {
  const word = isKindWord(kind) ? kind : 'unsupported';
  return { word, icon: looks[word] };
}
