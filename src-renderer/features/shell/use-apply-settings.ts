import { useEffect } from 'react';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { pickLanguage } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { applyTheme } from '../../ui/theme.ts';
import { rememberLanguage } from './remembered-language.ts';

/** Shows this screen in the theme, the density and the language of the settings, at once when they change on any seat. */
export function useApplySettings(): void {
  const { settings } = useBootstrap();
  const { language, setLanguage } = useLanguage();
  const wanted = pickLanguage(settings.language, navigator.language);

  useEffect(() => applyTheme(settings.theme), [settings.theme]);

  useEffect(() => {
    document.documentElement.dataset.density = settings.density;
  }, [settings.density]);

  useEffect(() => {
    rememberLanguage(settings.language);
    if (wanted !== language) setLanguage(wanted);
  }, [settings.language, wanted, language, setLanguage]);
}
