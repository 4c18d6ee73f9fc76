import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { Switch } from '../../../../ui/Switch.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { changeText, type Editor, spotMark } from '../editor.ts';

/** The fixed form of a code: its words are Meta's, in the language of the template. */
export function AuthenticationPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { authentication } = editor.draft.text;
  const isOff = editor.readOnlyReason !== null;
  const change = (next: Partial<typeof authentication>) =>
    changeText(editor, 'authentication', { authentication: { ...authentication, ...next } });
  const { codeExpirationMinutes: minutes } = authentication;
  return (
    <div {...spotMark({ kind: 'authentication' })}>
      <SectionPanel title={t('authentication.title')} lead={t('authentication.lead')}>
        <Switch
          label={t('authentication.advice')}
          description={t('authentication.adviceHint')}
          isOn={authentication.hasSecurityAdvice}
          isDisabled={isOff}
          onChange={(hasSecurityAdvice) => change({ hasSecurityAdvice })}
        />
        <Switch
          label={t('authentication.expires')}
          description={t('authentication.expiresHint')}
          isOn={minutes !== null}
          isDisabled={isOff}
          onChange={(isOn) => change({ codeExpirationMinutes: isOn ? 10 : null })}
        />
        {minutes === null ? null : (
          <TextField
            label={t('authentication.minutes')}
            type="number"
            min={1}
            max={90}
            className="max-w-40"
            isDisabled={isOff}
            error={editor.errorAt({ kind: 'authentication' })}
            value={minutes === 0 ? '' : String(minutes)}
            onChange={(event) => change({ codeExpirationMinutes: Math.trunc(Number(event.target.value)) })}
          />
        )}
        <Banner tone="info">{t('authentication.buttonsHint')}</Banner>
      </SectionPanel>
    </div>
  );
}
