import {
  AtSign,
  Banknote,
  CalendarDays,
  Hash,
  Link,
  type LucideIcon,
  Phone,
  Type,
  Waypoints,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FieldKind } from '#shared/contract/records.ts';
import { Icon } from '../../../../ui/Icon.tsx';

const icons: Record<FieldKind, LucideIcon> = {
  text: Type,
  number: Hash,
  money: Banknote,
  date: CalendarDays,
  phone: Phone,
  email: AtSign,
  link: Link,
  reference: Waypoints,
};

/** What kind of value a field holds. */
export function FieldKindMark({ kind }: { readonly kind: FieldKind }) {
  const { t } = useTranslation('templateEditor');
  return <Icon of={icons[kind]} size={14} label={t(`fieldKinds.${kind}`)} className="text-ink-faint" />;
}
