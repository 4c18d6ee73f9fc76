import { navigate } from 'wouter/use-hash-location';
import { create } from 'zustand';

/** The section of the settings that another screen asked for; null once it was shown. */
const useSettingsSection = create<{ readonly wished: string | null }>(() => ({ wished: null }));

/** Opens the settings at one of their sections. */
export function openSettingsAt(section: string): void {
  useSettingsSection.setState({ wished: section });
  navigate('/settings');
}

/** The section that was asked for, once. */
export function takeWishedSection(): string | null {
  const { wished } = useSettingsSection.getState();
  useSettingsSection.setState({ wished: null });
  return wished;
}
