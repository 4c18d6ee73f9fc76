import {
  BookUser,
  Copy,
  CornerUpLeft,
  ExternalLink,
  type LucideIcon,
  Phone,
  PhoneCall,
  ShoppingBag,
  SquareArrowOutUpRight,
} from 'lucide-react';

export type BubbleButtonKind =
  | 'quick_reply'
  | 'url'
  | 'phone_number'
  | 'copy_code'
  | 'flow'
  | 'catalog'
  | 'voice_call'
  | 'contact_info';

export interface BubbleButton {
  readonly kind: BubbleButtonKind;
  readonly text: string;
}

/** What each kind of button is known by. */
export const bubbleButtonIcons: Record<BubbleButtonKind, LucideIcon> = {
  quick_reply: CornerUpLeft,
  url: ExternalLink,
  phone_number: Phone,
  copy_code: Copy,
  flow: SquareArrowOutUpRight,
  catalog: ShoppingBag,
  voice_call: PhoneCall,
  contact_info: BookUser,
};
