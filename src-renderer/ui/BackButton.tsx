import { ArrowLeft } from 'lucide-react';
import { IconButton } from './IconButton.tsx';

export interface BackButtonProps {
  /** Where it leads, in words. */
  readonly label: string;
  readonly onClick: () => void;
}

/** The way back from what took the place of something else; points the other way where one reads from the right. */
export function BackButton({ label, onClick }: BackButtonProps) {
  return <IconButton icon={ArrowLeft} label={label} onClick={onClick} className="rtl:-scale-x-100" />;
}
