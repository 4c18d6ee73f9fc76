import {
  BookUser,
  Copy,
  CornerUpLeft,
  ExternalLink,
  KeyRound,
  type LucideIcon,
  Package,
  Phone,
  PhoneCall,
  ShoppingBag,
  SquareArrowOutUpRight,
} from 'lucide-react';
import type { ButtonKind } from '../new-button.ts';

/** The sign of each kind of button. */
export const buttonIcons: Readonly<Record<ButtonKind, LucideIcon>> = {
  quick_reply: CornerUpLeft,
  url: ExternalLink,
  phone_number: Phone,
  copy_code: Copy,
  flow: SquareArrowOutUpRight,
  catalog: ShoppingBag,
  mpm: ShoppingBag,
  spm: Package,
  voice_call: PhoneCall,
  request_contact_info: BookUser,
  otp: KeyRound,
};
